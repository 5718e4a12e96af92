// What was decided and refused last, and how busy the server is.

import { ask } from './server.js';
import { clock, number, t } from './words.js';
import { el, state, words } from './parts.js';

const EVERY_MS = 5000;

export async function activity(context) {
  const { place } = context;
  const problem = el('p', { class: 'hint', role: 'alert', hidden: true });
  const load = el('dl', { class: 'load' });
  const decisions = el('section', {});
  const refused = el('section', {});
  place.replaceChildren(el('h1', {}, t('tab.activity')), problem, load, decisions, refused);
  let timer;
  const fill = async () => {
    const got = await ask('GET', context.base + '/activity');
    load.replaceChildren(...[
      ['activity.requests', number(got.load.minute.requests, 0)],
      ['activity.refusedMinute', number(got.load.minute.refused, 0)],
      ['activity.took', t('ms', { n: number(got.load.minute.milliseconds, 0) })],
      ['activity.waiting', `${number(got.load.waiting, 0)} / ${number(got.load.room, 0)}`],
    ].map(([name, value]) => el('div', {}, el('dt', {}, t(name)), el('dd', {}, value))));
    decisions.replaceChildren(el('h2', {}, t('activity.decisions')), got.decisions.length === 0
      ? state('empty', t('activity.none'), t('activity.noneTodo'))
      : table(['activity.time', 'activity.answer', 'activity.who', 'activity.score', 'activity.threshold', 'activity.caller'], got.decisions.map(decided)));
    refused.replaceChildren(el('h2', {}, t('activity.refused')), got.refused.length === 0
      ? el('p', { class: 'note' }, t('activity.noneRefused'))
      : table(['activity.time', 'activity.status', 'activity.code', 'activity.route', 'activity.caller'], got.refused.slice(0, 100).map(each =>
        [clock(each.time), String(each.status), each.code, `${each.method} ${each.route}`, each.caller])));
  };
  const later = () => {
    timer = setTimeout(async () => {
      try {
        await fill();
        problem.hidden = true;
      } catch (e) {
        problem.textContent = words(e);
        problem.hidden = false;
      }
      later();
    }, EVERY_MS);
  };
  context.onLeave(() => clearTimeout(timer));
  await fill();
  later();
}

function decided(each) {
  const name = each.subject?.name ?? (each.score === null ? '–' : t('activity.gone'));
  return [clock(each.time),
    t('answer.' + each.answer) + (each.reason && each.answer === 'not_judged' ? ': ' + t('reason.' + each.reason, { n: '' }) : ''),
    each.answer === 'unknown' && each.score !== null ? t('activity.nearest', { name }) : name,
    each.score === null ? '–' : number(each.score, 3), each.threshold === null ? '–' : number(each.threshold, 3), each.caller];
}

const table = (heads, rows) => el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t(heads[1]) }, el('table', { class: 'said' },
  el('thead', {}, el('tr', {}, ...heads.map(each => el('th', { scope: 'col' }, t(each))))),
  el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map(each => el('td', {}, each)))))));
