// Who is enrolled: searched, renamed, merged, split, erased; and what may be wrong with the gallery.

import { ask, forgetPictures } from './server.js';
import { number, t } from './words.js';
import { confirmed, doing, el, failed, initial, loading, nameField, say, state, thumbnail } from './parts.js';
import { namesIn } from './look.js';

const PAGE = 60;

export async function subjects(context) {
  if (context.argument) {
    await one(context, context.argument);
    return;
  }
  const { place, gallery } = context;
  const search = el('input', { type: 'search', id: 'search', autocomplete: 'off', placeholder: t('subjects.search') });
  const list = el('ul', { class: 'grid', 'aria-label': t('tab.subjects') });
  const more = el('p', { class: 'buttons' });
  const findings = el('section', { class: 'findings' });
  place.replaceChildren(
    el('h1', {}, t('subjects.title', { n: number(gallery.subjects, 0), images: number(gallery.images, 0) })),
    gallery.subjects === 0 ? state('empty', t('subjects.empty'), t('look.firstTodo'), el('a', { href: '#look' }, t('tab.look'))) : '',
    gallery.subjects > 0 && !gallery.pictures ? el('p', { class: 'hint' }, t('noPicturesKept')) : '',
    el('div', { class: 'line' }, el('label', { for: 'search', class: 'unseen' }, t('subjects.search')), search,
      el('button', { type: 'button', onclick: doing(() => check(context, findings)) }, t('check.button'))),
    findings, list, more);
  let wanted = 0;
  const fill = async (after, clear) => {
    const mine = ++wanted;
    const got = await ask('GET', `${context.base}/subjects?limit=${PAGE}&after=${after}&search=${encodeURIComponent(search.value)}`);
    if (mine !== wanted) {
      return;
    }
    if (clear) {
      list.replaceChildren();
    }
    list.append(...got.subjects.map(each => tile(context, each)));
    if (clear && got.subjects.length === 0 && search.value) {
      list.replaceChildren(el('li', { class: 'wide' }, t('subjects.none', { text: search.value })));
    }
    more.replaceChildren(got.next === null ? '' : el('button', { type: 'button', onclick: doing(() => fill(got.next, false)) }, t('more')));
  };
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => fill(0, true).catch(e => list.replaceChildren(el('li', { class: 'wide' }, failed(e)))), 200);
  });
  await fill(0, true);
}

function tile(context, subject) {
  const frame = initial(subject.name);
  if (context.gallery.pictures) {
    ask('GET', `${context.base}/subjects/${subject.id}/images`).then(({ images }) => {
      if (images.length > 0) {
        frame.replaceWith(thumbnail(`${context.base}/subjects/${subject.id}/images/${images[0].id}/picture`, ''));
      }
    }).catch(() => {});
  }
  return el('li', {}, el('a', { href: '#subjects/' + subject.id }, frame,
    el('span', { class: 'name' }, subject.name), el('span', { class: 'note' }, t('images', { n: number(subject.images, 0) }))));
}

async function one(context, id) {
  const { place, base } = context;
  const path = `${base}/subjects/${encodeURIComponent(id)}`;
  const subject = await ask('GET', path);
  const { images } = await ask('GET', path + '/images');
  const back = () => { location.hash = 'subjects'; };
  const { field, input } = nameField(t('subjects.name'), subject.name, namesIn(context));
  const rename = el('form', { class: 'line', onsubmit: doing(async () => {
    let done;
    try {
      done = await ask('PATCH', path, { json: { name: input.value } });
    } catch (e) {
      if (e.code !== 'name_taken' || !await confirmed(t('subjects.merge', { from: subject.name, to: input.value }),
        [t('subjects.mergeWhat', { n: number(images.length, 0), from: subject.name, to: input.value })], t('subjects.mergeDo'))) {
        if (e.code === 'name_taken') {
          return;
        }
        throw e;
      }
      done = await ask('PATCH', path, { json: { name: input.value, merge: true } });
    }
    say(done.merged ? t('subjects.merged', { name: done.subject.name }) : t('subjects.renamed', { name: done.subject.name }));
    if (done.merged) {
      forgetPictures();
      location.hash = 'subjects/' + done.subject.id;
    } else {
      await one(context, id);
    }
  }) }, field, el('button', {}, t('subjects.rename')));
  const remove = el('button', { type: 'button', class: 'danger', onclick: doing(async () => {
    if (await confirmed(t('subjects.removeTitle', { name: subject.name }),
      [t('subjects.removeWhat', { n: number(images.length, 0) }), t('subjects.removeToo')], t('subjects.removeDo'))) {
      await ask('DELETE', path);
      forgetPictures();
      say(t('subjects.removed', { name: subject.name }));
      back();
    }
  }) }, t('subjects.remove'));
  place.replaceChildren(
    el('p', {}, el('a', { href: '#subjects' }, '← ' + t('subjects.all'))),
    el('h1', {}, subject.name),
    el('p', { class: 'note' }, t('images', { n: number(images.length, 0) })),
    context.gallery.pictures ? '' : el('p', { class: 'hint' }, t('noPicturesKept')),
    images.length === 0 ? state('empty', t('subjects.noImages'), t('subjects.noImagesTodo')) : '',
    el('ul', { class: 'grid' }, ...images.map(each => pictureTile(context, subject, each))),
    el('section', { class: 'card' }, el('h2', {}, t('subjects.change')), rename, el('p', { class: 'buttons' }, remove)));
}

function pictureTile(context, subject, image) {
  const path = `${context.base}/subjects/${subject.id}/images/${image.id}`;
  const { field, input } = nameField(t('subjects.moveTo'), '', namesIn(context));
  return el('li', {}, thumbnail(path + '/picture', image.name),
    el('span', { class: 'file' }, image.name), el('span', { class: 'note' }, t('pixels', { n: number(image.quality, 0) })),
    el('details', {}, el('summary', {}, t('subjects.this')),
      el('form', { onsubmit: doing(async () => {
        const done = await ask('POST', path + '/move', { json: { to: input.value } });
        say(t('subjects.moved', { name: done.subject.name }));
        await one(context, subject.id);
      }) }, field, el('button', {}, t('subjects.move'))),
      el('button', { type: 'button', class: 'danger', onclick: doing(async () => {
        if (await confirmed(t('subjects.removeImageTitle'), [t('subjects.removeImageWhat')], t('subjects.removeDo'))) {
          await ask('DELETE', path);
          forgetPictures();
          await one(context, subject.id);
        }
      }) }, t('subjects.removeImage'))));
}

async function check(context, findings) {
  findings.replaceChildren(loading());
  let found;
  try {
    found = await ask('GET', context.base + '/check');
  } catch (e) {
    findings.replaceChildren(failed(e, () => check(context, findings)));
    return;
  }
  if (found.findings.length === 0) {
    findings.replaceChildren(state('ok', t('check.nothing'), t('check.looked', { n: number(found.images, 0) })));
    return;
  }
  findings.replaceChildren(el('h2', {}, t('check.found', { n: number(found.found, 0) })),
    el('p', { class: 'note' }, t('check.may')),
    el('ul', { class: 'cards' }, ...found.findings.map(each => finding(context, each, () => check(context, findings)))));
}

function finding(context, found, again) {
  const { base } = context;
  const { about, other } = found;
  const shown = each => each && el('a', { href: '#subjects/' + each.subject, class: 'owned' },
    thumbnail(`${base}/subjects/${each.subject}/images/${each.image}/picture`, each.name),
    el('span', { class: 'name' }, each.subject_name), el('span', { class: 'file' }, each.name));
  const button = (label, action) => el('button', { type: 'button', onclick: doing(async () => {
    if (await confirmed(label, [t('check.sure')], label)) {
      await action();
      forgetPictures();
      await context.refresh();
      await again();
    }
  }) }, label);
  const removeImage = each => button(t('check.removeImage', { name: each.name }), () =>
    ask('DELETE', `${base}/subjects/${each.subject}/images/${each.image}`));
  const remedies = {
    same: () => [removeImage(other)],
    one_person: () => [button(t('check.merge', { from: other.subject_name, to: about.subject_name }), () =>
      ask('PATCH', `${base}/subjects/${other.subject}`, { json: { name: about.subject_name, merge: true } }))],
    outlier: () => [removeImage(about), other && button(t('check.move', { to: other.subject_name }), () =>
      ask('POST', `${base}/subjects/${about.subject}/images/${about.image}/move`, { json: { to: other.subject_name } }))],
    small: () => [removeImage(about)],
    without_images: () => [button(t('check.removeSubject', { name: found.name }), () => ask('DELETE', `${base}/subjects/${found.subject}`))],
    rejected: () => [el('p', { class: 'note' }, t('check.rejectedTodo'))],
  };
  return el('li', { class: 'card' }, el('h3', {}, t('check.kind.' + found.kind)),
    el('p', {}, t('check.what.' + found.kind, {
      name: found.name, score: found.score === null ? '' : number(found.score, 3), own: found.own === null ? '' : number(found.own, 3),
      height: found.height === null ? '' : number(found.height, 0) })),
    el('div', { class: 'pair' }, shown(about), shown(other)),
    el('p', { class: 'buttons' }, ...remedies[found.kind]()));
}
