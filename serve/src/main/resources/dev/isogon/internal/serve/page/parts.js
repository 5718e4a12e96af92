// What all views are made of. Text is set as text, so that markup in a name is shown and never read.

import { picture, Refusal } from './server.js';
import { t, number } from './words.js';

/** An element: attributes, listeners by on…, and children, of which strings are text. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      made.className = value;
    } else if (name in made && typeof value !== 'string') {
      made[name] = value;
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat().filter(each => each !== null && each !== undefined && each !== false));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

const ICONS = {
  empty: 'M4 7h16v12H4z M4 7l3-3h10l3 3 M9 12h6',
  pictures: 'M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M3 3l18 18',
  error: 'M12 4l9 16H3z M12 10v4 M12 17v.5',
  offline: 'M4 10a12 12 0 0 1 16 0 M7 13.5a7.5 7.5 0 0 1 10 0 M12 18v.5 M4 4l16 16',
  busy: 'M7 4h10 M7 20h10 M8 4c0 5 8 6 8 8s-8 3-8 8 M16 4c0 5-8 6-8 8',
  key: 'M8 15a4 4 0 1 1 3.5-6H21v3h-2v3h-3v-3h-4.5A4 4 0 0 1 8 15z',
  ok: 'M4 12l5 5L20 6',
};

export function icon(name) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}

/** A state in the place of content: a sign, what it is, and what to do. */
export function state(sign, title, ...todo) {
  return el('div', { class: 'state' }, icon(sign), el('h2', {}, title), ...todo.map(each => typeof each === 'string' ? el('p', {}, each) : each));
}

export function loading() {
  return el('div', { class: 'state', role: 'status' }, el('span', { class: 'wait', 'aria-hidden': 'true' }), el('p', {}, t('loading')));
}

/** An error in words, with what to do. */
export function failed(error, again) {
  const retry = again ? el('button', { type: 'button', onclick: again }, t('again')) : null;
  if (!(error instanceof Refusal)) {
    console.error(error);
    return state('error', t('broken'), String(error.message ?? error), retry);
  }
  if (error.code === 'offline') {
    return state('offline', t('offline'), t('offlineTodo'), retry);
  }
  if (error.status === 429) {
    return state('busy', t('busy'), t('busyTodo', { n: number(Math.max(1, error.retryAfter)) }), retry);
  }
  if (error.status === 403) {
    return state('key', t('forbidden'), error.message, t('forbiddenTodo'));
  }
  return state('error', t('refused'), error.message, retry);
}

/** The same in a line. */
export function words(error) {
  if (!(error instanceof Refusal)) {
    return t('broken') + ' ' + error.message;
  }
  if (error.code === 'offline') {
    return t('offline') + ' ' + t('offlineTodo');
  }
  if (error.status === 429) {
    return t('busy') + ' ' + t('busyTodo', { n: number(Math.max(1, error.retryAfter)) });
  }
  return error.message || t('refused');
}

/** A picture that is fetched with the key, or a sign that none is kept. */
export function thumbnail(path, alt) {
  const frame = el('span', { class: 'thumb' });
  picture(path).then(url => {
    frame.replaceChildren(url ? el('img', { src: url, alt }) : el('span', { class: 'nothing', role: 'img', 'aria-label': t('noPicture') }, icon('pictures')));
  });
  return frame;
}

/** In the place of a picture, until it is there or where none is kept. */
export const initial = name => el('span', { class: 'thumb initial', 'aria-hidden': 'true' }, [...name][0].toUpperCase());

/** Scores and the threshold on one scale from 0 to 1. */
export function scale(score, threshold) {
  const x = value => 4 + 192 * Math.min(1, Math.max(0, value));
  const known = score >= threshold;
  return svg('svg', { viewBox: '0 0 200 34', class: 'scale', role: 'img', 'aria-label': t('scaleLabel', { score: number(score, 3), threshold: number(threshold, 3) }) },
    svg('rect', { x: 4, y: 14, width: 192, height: 6, rx: 3, class: 'rail' }),
    svg('rect', { x: x(threshold), y: 14, width: 196 - x(threshold), height: 6, rx: 3, class: 'above' }),
    svg('path', { d: `M${x(threshold)} 9v16`, class: 'threshold' }),
    svg('circle', { cx: x(score), cy: 17, r: 6, class: known ? 'dot known' : 'dot' }));
}

/** Says something to whoever looks and whoever listens. */
export function say(text) {
  const said = document.getElementById('said');
  said.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ''; }, 6000);
}

/** Asks before something is done; resolves to whether it shall be. */
export function confirmed(title, texts, action) {
  return new Promise(resolve => {
    const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' },
      el('h2', { id: 'dialog-title' }, title),
      ...texts.map(each => el('p', {}, each)),
      el('p', { class: 'buttons' },
        el('button', { type: 'button', onclick: () => dialog.close() }, t('cancel')),
        el('button', { type: 'button', class: 'primary', onclick: () => dialog.close('yes') }, action)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Runs what a button does, once at a time, and says what went wrong. */
export function doing(action) {
  return async event => {
    const button = event.currentTarget;
    const busy = button instanceof HTMLFormElement ? button.querySelector('button:not([type=button])') : button;
    event.preventDefault();
    if (busy.ariaBusy === 'true') {
      return;
    }
    busy.ariaBusy = 'true'; // not disabled, which would lose the focus
    try {
      await action(event);
    } catch (e) {
      say(words(e));
    } finally {
      busy.ariaBusy = 'false';
    }
  };
}

/** A field for a name, with the names that are there. */
export function nameField(label, value, names) {
  const id = 'f' + Math.random().toString(36).slice(2);
  const list = el('datalist', { id: id + 'l' });
  const input = el('input', { id, list: id + 'l', required: true, autocomplete: 'off', maxlength: '500', value: value ?? '' });
  if (names) {
    let timer;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        try {
          list.replaceChildren(...(await names(input.value)).map(each => el('option', { value: each })));
        } catch {
          // without proposals a name can be typed all the same
        }
      }, 200);
    });
  }
  return { field: el('span', { class: 'field' }, el('label', { for: id }, label), input, list), input };
}
