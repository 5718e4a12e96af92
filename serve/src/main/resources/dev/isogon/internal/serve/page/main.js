// The page's frame: gallery, views, language, key.

import { ask, key, onReached, useKey } from './server.js';
import { language, languages, setLanguage, t } from './words.js';
import { el, failed, loading, say, state } from './parts.js';
import { look } from './look.js';
import { subjects } from './subjects.js';
import { unknowns } from './unknowns.js';
import { threshold } from './threshold.js';
import { activity } from './activity.js';

const VIEWS = { look, subjects, unknowns, threshold, activity };
/** Milliseconds after which waiting is shown; sooner it would only flicker. */
const WAIT = 200;

const byId = id => document.getElementById(id);

let galleries = [];
let gallery = null;
let leave = () => {};

const view = () => {
  const [name] = location.hash.slice(1).split('/');
  return name in VIEWS ? name : 'look';
};

function frame() {
  document.documentElement.lang = language();
  byId('skip').textContent = t('skip');
  byId('tabs').setAttribute('aria-label', t('views'));
  byId('tabs').replaceChildren(...Object.keys(VIEWS).map(each => el('a', {
    href: '#' + each, 'aria-current': each === view() ? 'page' : null }, t('tab.' + each))));
  const current = byId('tabs').querySelector('[aria-current]');
  byId('tabs').scrollLeft = current.offsetLeft - byId('tabs').offsetLeft - 40;
  byId('language').setAttribute('aria-label', t('language'));
  byId('language').replaceChildren(...Object.entries(languages).map(([code, name]) =>
    el('option', { value: code, selected: code === language() }, name)));
  byId('key').textContent = key() ? t('forgetKey') : t('giveKey');
  byId('gallery').setAttribute('aria-label', t('gallery'));
  byId('gallery').hidden = galleries.length < 2;
  byId('gallery').replaceChildren(...galleries.map(each =>
    el('option', { value: each.name, selected: each.name === gallery?.name }, each.name)));
  byId('foot').replaceChildren(el('p', {}, t('liveness')), el('p', {}, el('a', { href: '/docs' }, t('forPrograms'))));
  byId('offline').textContent = t('offline') + ' ' + t('offlineTodo');
}

function askForKey(why) {
  const input = el('input', { id: 'key-field', type: 'password', required: true, autocomplete: 'off' });
  const form = el('form', { class: 'card narrow', onsubmit: event => {
    event.preventDefault();
    useKey(input.value.trim());
    start();
  } }, el('h1', {}, t('keyTitle')), el('p', {}, why), el('p', {}, t('keyWhere')),
    el('span', { class: 'field' }, el('label', { for: 'key-field' }, t('key')), input),
    el('p', { class: 'buttons' }, el('button', { class: 'primary' }, t('useKey'))));
  byId('main').replaceChildren(form);
  input.focus();
}

async function start() {
  frame();
  byId('main').replaceChildren(loading());
  try {
    galleries = (await ask('GET', '/v1/galleries')).galleries;
  } catch (e) {
    if (e.status === 401) {
      const wrong = key() !== '';
      useKey('');
      frame();
      askForKey(wrong ? t('keyWrong') : t('keyNeeded'));
    } else {
      byId('main').replaceChildren(failed(e, start));
    }
    return;
  }
  gallery = galleries.find(each => each.name === gallery?.name) ?? galleries[0] ?? null;
  show(false);
}

async function show(moved = true) {
  leave();
  leave = () => {};
  frame();
  const main = byId('main');
  document.title = t('tab.' + view()) + ' · Isogon';
  if (!gallery) {
    main.replaceChildren(state('empty', t('noGallery'), t('noGalleryTodo')));
    return;
  }
  const place = el('div', { class: 'view view-' + view() });
  main.replaceChildren(place);
  const waits = setTimeout(() => place.childElementCount > 0 || place.replaceChildren(loading()), WAIT);
  const context = {
    base: `/v1/galleries/${encodeURIComponent(gallery.name)}`,
    gallery,
    place,
    argument: decodeURIComponent(location.hash.split('/')[1] ?? ''),
    onLeave: action => { leave = action; },
    again: () => show(false),
    async refresh() {
      Object.assign(gallery, await ask('GET', `/v1/galleries/${encodeURIComponent(gallery.name)}`));
    },
  };
  try {
    await context.refresh();
    await VIEWS[view()](context);
  } catch (e) {
    if (e.status === 401) {
      start();
      return;
    }
    if (e.name !== 'AbortError') {
      place.replaceChildren(failed(e, () => show(false)));
    }
  } finally {
    clearTimeout(waits);
  }
  if (moved) {
    main.focus();
  }
}

byId('language').addEventListener('change', event => {
  setLanguage(event.target.value);
  show(false);
});
byId('gallery').addEventListener('change', event => {
  gallery = galleries.find(each => each.name === event.target.value);
  show(false);
});
byId('key').addEventListener('click', () => {
  if (key()) {
    useKey('');
    start();
  } else {
    askForKey(t('keyNeeded'));
  }
});
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
onReached(reached => { byId('offline').hidden = reached; });
addEventListener('hashchange', () => show());
byId('tabs').addEventListener('click', () => say(''));
start();
