// What the threshold means, and what another one would; nothing changes until it is confirmed.

import { ask, form } from './server.js';
import { number, percent, t } from './words.js';
import { confirmed, doing, el, say, state } from './parts.js';
import { decided } from './look.js';

const STRANGERS = 1000;
const VISITS = 100;

let charts;

/** The chart library, which no other view needs. */
function chartLibrary() {
  charts ??= new Promise((resolve, reject) => {
    document.head.append(el('script', { src: '/page/echarts.js', onload: () => resolve(globalThis.echarts), onerror: () => {
      charts = undefined;
      reject(new Error('/page/echarts.js'));
    } }));
  });
  return charts;
}

export async function threshold(context) {
  const { place, gallery, base } = context;
  if (gallery.images === 0) {
    place.replaceChildren(el('h1', {}, t('tab.threshold')), state('empty', t('threshold.empty'), t('look.firstTodo'), el('a', { href: '#look' }, t('tab.look'))));
    return;
  }
  const { decision } = await ask('GET', base + '/threshold');
  const figures = await ask('GET', base + '/threshold/figures');
  const { points, counted } = await ask('GET', base + '/threshold/what-if');
  place.replaceChildren(
    el('h1', {}, t('threshold.title', { threshold: number(decision.threshold, 3) })),
    el('div', { class: 'lead' }, el('p', {}, decided(decision)), el('p', {}, missed(figures.misses))));
  if (points.length > 0) {
    place.append(...slider(context, decision, points, counted));
  } else {
    place.append(byHand(context, decision));
  }
  place.append(rests(context, decision, figures), ...strangersOf(context));
}

/** In words, how many of the enrolled are missed. */
function missed(misses) {
  if (misses.rate === null) {
    return t('threshold.missUnknown');
  }
  const values = { rate: percent(misses.rate), n: number(misses.images, 0), subjects: number(misses.subjects, 0) };
  return misses.interval === null
    ? t('threshold.miss', values)
    : t('threshold.missBetween', { ...values, low: percent(misses.interval.low), high: percent(misses.interval.high) });
}

const many = (rate, of) => {
  const n = rate * of;
  return n === 0 ? '0' : n < 1 ? t('threshold.lessThanOne') : number(n, 0);
};

function sentence(point, counted) {
  const { named, missed: misses } = point;
  const strangers = t(counted ? 'threshold.wouldName' : 'threshold.wouldNameAtMost', { n: many(named.rate, STRANGERS), all: number(STRANGERS, 0) });
  const between = named.interval
    ? ' ' + t('threshold.between', { low: many(named.interval.low, STRANGERS), high: many(named.interval.high, STRANGERS) }) : '';
  const known = misses.rate === null ? t('threshold.missUnknown')
    : t('threshold.wouldMiss', { n: many(misses.rate, VISITS), all: number(VISITS, 0) })
      + (misses.interval ? ' ' + t('threshold.between', { low: many(misses.interval.low, VISITS), high: many(misses.interval.high, VISITS) }) : '');
  return [strangers + between, known];
}

function slider(context, decision, points, counted) {
  let at = points.reduce((best, each, i) =>
    Math.abs(each.threshold - decision.threshold) < Math.abs(points[best].threshold - decision.threshold) ? i : best, 0);
  const start = at;
  const output = el('output', { id: 'what-if', for: 'slider' });
  const input = el('input', { type: 'range', id: 'slider', min: '0', max: String(points.length - 1), step: '1' });
  input.value = String(at);
  const set = el('button', { type: 'button', class: 'primary', onclick: doing(async () => {
    const point = points[at];
    if (await confirmed(t('threshold.setTitle', { threshold: number(point.threshold, 3) }), [...sentence(point, counted), t('threshold.setWhat')], t('threshold.setDo'))) {
      await ask('PUT', context.base + '/threshold', { json: { threshold: point.threshold } });
      say(t('threshold.done'));
      await context.again();
    }
  }) }, t('threshold.set'));
  const chart = el('div', { class: 'chart', role: 'img', 'aria-label': t('threshold.chart') });
  let draw = () => {};
  const move = () => {
    at = Number(input.value);
    const point = points[at];
    input.setAttribute('aria-valuetext', number(point.threshold, 3) + '. ' + sentence(point, counted).join(' '));
    output.replaceChildren(el('strong', {}, t('threshold.at', { threshold: number(point.threshold, 3) })), ...sentence(point, counted).map(each => el('p', {}, each)));
    set.disabled = at === start;
    draw();
  };
  input.addEventListener('input', move);
  move();
  chartLibrary().then(library => { draw = drawing(library, chart, points, () => at, context); }).catch(() => chart.remove());
  return [el('section', { class: 'card' }, el('h2', {}, t('threshold.other')),
    el('label', { for: 'slider' }, t('threshold.slider')), input, output, chart,
    el('p', { class: 'buttons' }, set))];
}

function drawing(library, chart, points, at, context) {
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const made = library.init(chart, null, { renderer: 'canvas' });
  const draw = () => {
    const ink = style('--ink');
    const lines = [
      { name: t('threshold.named'), color: `rgb(${style('--wrong').split(' ').join(',')})`, value: each => each.named.rate },
      { name: t('threshold.missed'), color: `rgb(${style('--right').split(' ').join(',')})`, value: each => each.missed.rate },
    ];
    made.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', color: ink },
      legend: { top: 0, textStyle: { color: ink } },
      grid: { left: 48, right: 16, top: 36, bottom: 40 },
      xAxis: { type: 'value', min: points[0].threshold, max: points.at(-1).threshold, name: t('threshold.axis'), nameLocation: 'middle', nameGap: 26,
        axisLabel: { color: ink, formatter: value => number(value, 2) }, nameTextStyle: { color: ink }, splitLine: { show: false } },
      yAxis: { type: 'value', min: 0, max: 1, axisLabel: { color: ink, formatter: value => percent(value) }, splitLine: { lineStyle: { color: style('--line') } } },
      series: lines.map(({ name, color, value }, i) => ({
        name, type: 'line', showSymbol: false, lineStyle: { color, width: 2 }, itemStyle: { color },
        data: points.filter(each => value(each) !== null).map(each => [each.threshold, value(each)]),
        markLine: i > 0 ? undefined : { symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: ink }, data: [{ xAxis: points[at()].threshold }] },
      })),
    });
  };
  const sized = new ResizeObserver(() => made.resize());
  sized.observe(chart);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', draw);
  context.onLeave(() => {
    sized.disconnect();
    dark.removeEventListener('change', draw);
    made.dispose();
  });
  draw();
  return draw;
}

function byHand(context, decision) {
  const input = el('input', { type: 'number', id: 'hand', min: '-1', max: '1', step: '0.001', required: true, value: number(decision.threshold, 3).replace(',', '.') });
  return el('section', { class: 'card' }, el('h2', {}, t('threshold.other')), el('p', {}, t('threshold.noFigures')),
    el('form', { class: 'line', onsubmit: doing(async () => {
      if (await confirmed(t('threshold.setTitle', { threshold: number(Number(input.value), 3) }), [t('threshold.setWhat')], t('threshold.setDo'))) {
        await ask('PUT', context.base + '/threshold', { json: { threshold: Number(input.value) } });
        await context.again();
      }
    }) }, el('span', { class: 'field' }, el('label', { for: 'hand' }, t('threshold.slider')), input), el('button', { class: 'primary' }, t('threshold.set'))));
}

/** What the threshold rests on. */
function rests(context, decision, figures) {
  const made = el('section', { class: 'card' }, el('h2', {}, t('threshold.rests')), el('p', {}, t('threshold.rests.' + decision.kind, { n: number(decision.people, 0) })));
  if (figures.looks_enrolled.length > 0) {
    made.append(el('p', { class: 'hint' }, t('threshold.looksEnrolled')),
      el('ul', {}, ...figures.looks_enrolled.map(each => el('li', {}, t('threshold.like', { identity: each.identity, name: each.nearest.subject, score: number(each.nearest.score, 3) })))));
  }
  if (figures.points.length > 0) {
    made.append(el('div', { class: 'scroll' }, el('table', {}, el('caption', {}, t('threshold.points')),
      el('thead', {}, el('tr', {}, ...['threshold.rate', 'threshold.axis', 'threshold.missed'].map(each => el('th', { scope: 'col' }, t(each))))),
      el('tbody', {}, ...figures.points.map(each => el('tr', {}, el('th', { scope: 'row' }, percent(each.target)),
        el('td', {}, each.threshold === null ? t('threshold.needs', { n: number(each.needed, 0) }) : number(each.threshold.threshold, 3)),
        el('td', {}, each.misses?.rate === null || each.misses === null ? '–' : percent(each.misses.rate))))))));
  }
  if (decision.kind !== 'table') {
    made.append(el('p', { class: 'buttons' }, el('button', { type: 'button', onclick: doing(async () => {
      if (await confirmed(t('threshold.bySize'), [t('threshold.bySizeWhat')], t('threshold.bySizeDo'))) {
        await ask('DELETE', context.base + '/threshold');
        say(t('threshold.done'));
        await context.again();
      }
    }) }, t('threshold.bySize'))));
  }
  return made;
}

/** People who are not enrolled: how to add some, and to calibrate by them. */
function strangersOf(context) {
  const { gallery, base } = context;
  const input = el('input', { type: 'file', accept: 'image/*', multiple: true, id: 'strangers', class: 'covered' });
  const progress = el('p', { class: 'note', role: 'status' });
  input.addEventListener('change', async () => {
    const files = [...input.files];
    let kept = 0;
    const not = [];
    for (const [i, file] of files.entries()) {
      progress.textContent = t('threshold.adding', { n: number(i + 1, 0), all: number(files.length, 0) });
      try {
        const done = await ask('POST', base + '/strangers', { body: form({ identity: file.name.replace(/\.[^.]*$/, '') }, file) });
        kept += done.kept ? 1 : 0;
        not.push(...done.not_judged.map(each => each.image));
      } catch (e) {
        not.push(`${file.name}: ${e.message}`);
      }
    }
    say(t('threshold.added', { n: number(kept, 0), all: number(files.length, 0) }) + (not.length > 0 ? ' ' + not.slice(0, 3).join('; ') : ''));
    await context.again();
  });
  const rate = el('select', { id: 'rate' }, ...[0.1, 0.03, 0.01, 0.003, 0.001].map(each => el('option', { value: String(each), selected: each === 0.01 }, percent(each))));
  return [el('section', { class: 'card' }, el('h2', {}, t('threshold.strangers', { n: number(gallery.strangers, 0) })),
    el('p', {}, t('threshold.strangersWhat')),
    el('p', { class: 'buttons' }, el('span', { class: 'button' }, input, el('label', { for: 'strangers' }, t('threshold.add')))), progress,
    el('form', { class: 'line', onsubmit: doing(async () => {
      if (await confirmed(t('threshold.calibrate'), [t('threshold.calibrateWhat', { rate: percent(Number(rate.value)), n: number(gallery.strangers, 0) })], t('threshold.calibrate'))) {
        await ask('POST', base + '/threshold/calibrate', { json: { fpir: Number(rate.value) } });
        say(t('threshold.done'));
        await context.again();
      }
    }) }, el('span', { class: 'field' }, el('label', { for: 'rate' }, t('threshold.rate')), rate), el('button', {}, t('threshold.calibrate'))))];
}
