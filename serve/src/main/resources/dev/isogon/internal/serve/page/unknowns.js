// Those who were not known, in groups of those that are alike.

import { ask, forgetPictures } from './server.js';
import { date, number, t } from './words.js';
import { confirmed, doing, el, nameField, say, state, thumbnail } from './parts.js';
import { namesIn } from './look.js';

/** Nearest are shown that are so much less like it than the first, at most. */
const BEHIND = 0.2;

/** And that have so large a part of the threshold, at least: below it nobody is like it. */
const LIKE = 0.5;

export async function unknowns(context) {
  const { place, gallery } = context;
  const list = el('ul', { class: 'cards' });
  const more = el('p', { class: 'buttons' });
  const got = await ask('GET', context.base + '/unknowns?limit=20');
  const { threshold } = got.groups.length > 0 ? (await ask('GET', context.base + '/threshold')).decision : { threshold: 0 };
  place.replaceChildren(el('h1', {}, t('tab.unknowns')));
  if (got.days === 0) {
    place.append(state('empty', t('unknowns.off'), t('unknowns.offTodo'), el('code', {}, `isogon serve ${gallery.name} --unknowns 7`)));
  } else {
    place.append(el('p', { class: 'note' }, t('unknowns.kept', { n: number(got.days, 0) })));
  }
  if (got.problem) {
    place.append(el('p', { class: 'hint', role: 'alert' }, t('unknowns.problem') + ' ' + got.problem));
  }
  if (!gallery.pictures && (got.days > 0 || got.groups.length > 0)) {
    place.append(el('p', { class: 'hint' }, t('noPicturesKept')));
  }
  if (got.days > 0 && got.groups.length === 0) {
    place.append(state('ok', t('unknowns.none'), t('unknowns.noneTodo')));
  }
  place.append(list, more);
  const append = page => {
    list.append(...page.groups.map(each => group(context, each, LIKE * threshold)));
    more.replaceChildren(page.next === null ? '' : el('button', { type: 'button', onclick: doing(async () =>
      append(await ask('GET', `${context.base}/unknowns?limit=20&after=${page.next}`))) }, t('more')));
  };
  append(got);
}

function group(context, found, least) {
  const path = `${context.base}/unknowns/${found.id}`;
  const made = el('li', { class: 'card unknown' });
  const chosen = new Set();
  const some = () => chosen.size > 0 ? { images: [...chosen] } : {};
  const all = () => chosen.size === 0 || chosen.size === found.images;
  const changed = async (text, gone) => {
    forgetPictures();
    say(text);
    await context.refresh();
    if (!gone) {
      made.replaceWith(group(context, (await ask('GET', path)).group, least));
      return;
    }
    const next = made.nextElementSibling ?? made.previousElementSibling;
    made.remove();
    if (next) {
      next.querySelector('input').focus();
    } else {
      context.again();
    }
  };
  const enrolled = async (body, name) => {
    const done = await ask('POST', path + '/enrol', { json: { ...body, ...some() } });
    await changed(t('look.enrolled', { name: done.subject.name ?? name, n: number(done.subject.images, 0) }), all());
  };
  const { field, input } = nameField(t('unknowns.who'), '', namesIn(context));
  const name = el('form', { class: 'line', onsubmit: doing(async () => {
    const [there] = (await ask('GET', `${context.base}/subjects?name=${encodeURIComponent(input.value)}`)).subjects;
    if (!there) {
      await enrolled({ name: input.value }, input.value);
    } else if (await confirmed(t('unknowns.join', { name: there.name }), [t('unknowns.joinWhat', { name: there.name, n: number(there.images, 0) })], t('unknowns.joinDo'))) {
      await enrolled({ subject_id: there.id }, there.name);
    }
  }) }, field, el('button', { class: 'primary' }, t('unknowns.name')));
  const near = found.nearest.filter(each => each.score >= Math.max(least, found.nearest[0].score - BEHIND));
  const images = el('ul', { class: 'grid small' });
  const whole = el('details', { ontoggle: async () => {
    if (whole.open && images.childElementCount === 0) {
      const got = await ask('GET', path);
      images.replaceChildren(...got.images.map(each => sight(path, each, chosen)));
    }
  } }, el('summary', {}, t('unknowns.images', { n: number(found.images, 0) })), el('p', { class: 'note' }, t('unknowns.choose')), images);
  made.append(
    el('div', { class: 'pair' }, thumbnail(`${path}/images/${found.image}/picture`, t('unknowns.alt', { n: found.id })),
      el('div', {}, el('h2', {}, t('unknowns.group', { n: found.id })),
        el('p', {}, t('unknowns.seen', { n: number(found.seen, 0), first: date(found.first), last: date(found.last) })),
        el('p', { class: 'note' }, t('unknowns.until', { until: date(found.until) })))),
    found.known ? el('p', { class: 'hint' }, t('unknowns.knownNow', { name: found.nearest[0].subject.name })) : '',
    near.length > 0 ? el('ul', { class: 'nearest' }, ...near.map(each => suggestion(context, path, each, enrolled, changed, some)))
      : el('p', { class: 'note' }, t('unknowns.likeNobody')),
    name, whole,
    el('p', { class: 'buttons' }, el('button', { type: 'button', onclick: doing(async () => {
      if (chosen.size === 0) {
        await ask('DELETE', path);
      } else {
        for (const each of chosen) {
          await ask('DELETE', `${path}/images/${each}`);
        }
      }
      await changed(t('unknowns.dismissed'), all());
    }) }, t('unknowns.dismiss'))));
  return made;
}

function suggestion(context, path, each, enrolled, changed, some) {
  const name = each.subject.name;
  return el('li', {}, el('span', { class: 'name' }, name), el('span', { class: 'number' }, number(each.score, 3)),
    el('button', { type: 'button', onclick: doing(() => enrolled({ subject_id: each.subject.id }, name)) }, t('unknowns.is', { name })),
    el('button', { type: 'button', onclick: doing(async () => {
      await ask('POST', path + '/reject', { json: { subject_id: each.subject.id, ...some() } });
      await changed(t('look.rejected', { name }), false);
    }) }, t('look.notThis', { name })));
}

function sight(path, each, chosen) {
  const box = el('input', { type: 'checkbox', 'aria-label': each.name, onchange: () => box.checked ? chosen.add(each.id) : chosen.delete(each.id) });
  return el('li', {}, el('label', {}, box, thumbnail(`${path}/images/${each.id}/picture`, ''), el('span', { class: 'file' }, each.name),
    el('span', { class: 'note' }, date(each.first))));
}
