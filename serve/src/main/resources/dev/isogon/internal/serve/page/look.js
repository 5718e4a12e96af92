// Who is in an image: boxes on it, and beside each what decided it. Whoever is there can be enrolled.

import { ask, form, Refusal } from './server.js';
import { number, percent, t } from './words.js';
import { doing, el, failed, initial, loading, nameField, say, scale, state, thumbnail } from './parts.js';

const MARGIN = 1; // of a box, on each side, when a face is cut out to be enrolled

export async function look(context) {
  const { place, gallery } = context;
  const input = el('input', { type: 'file', accept: 'image/*', id: 'image', class: 'covered' });
  const camera = el('input', { type: 'file', accept: 'image/*', capture: 'environment', id: 'camera', class: 'covered' });
  const drop = el('div', { class: 'drop' },
    el('p', {}, t('look.drop')),
    el('p', { class: 'buttons' },
      el('span', { class: 'button primary' }, input, el('label', { for: 'image' }, t('look.choose'))),
      el('span', { class: 'button' }, camera, el('label', { for: 'camera' }, t('look.camera')))),
    el('p', { class: 'note' }, t('look.paste')));
  const found = el('section', { class: 'found', 'aria-live': 'polite' });
  place.replaceChildren(el('h1', {}, t('look.title')));
  if (gallery.subjects === 0) {
    place.append(state('empty', t('look.first'), t('look.firstTodo')));
  }
  place.append(drop, found);

  const take = file => file && seen(context, file, found);
  for (const each of [input, camera]) {
    each.addEventListener('change', () => {
      take(each.files[0]);
      each.value = '';
    });
  }
  drop.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    take([...event.dataTransfer.files].find(file => file.type.startsWith('image/')));
  });
  const pasted = event => take([...event.clipboardData.files].find(file => file.type.startsWith('image/')));
  document.addEventListener('paste', pasted);
  context.onLeave(() => document.removeEventListener('paste', pasted));
}

async function seen(context, file, found) {
  found.replaceChildren(loading());
  let answers;
  try {
    answers = (await ask('POST', context.base + '/identify?faces=all&top=3', { body: form({}, file) })).images[0].answers;
  } catch (e) {
    found.replaceChildren(failed(e, () => seen(context, file, found)));
    return;
  }
  const image = el('img', { src: URL.createObjectURL(file), alt: t('look.imageAlt', { name: file.name || t('look.pasted') }) });
  await image.decode().catch(() => {});
  const frame = el('div', { class: 'frame' }, image);
  const cards = answers.map((answer, i) => card(context, file, image, answers, i));
  answers.forEach((answer, i) => {
    if (answer.face && image.naturalWidth) {
      frame.append(box(answer, i, image, cards[i]));
    }
  });
  found.replaceChildren(image.naturalWidth ? frame : '', el('div', { class: 'cards' }, ...cards));
}

const title = answer => answer.answer === 'known' ? answer.subject : t('answer.' + answer.answer);

function box(answer, i, image, card) {
  const made = el('button', { type: 'button', class: 'box ' + answer.answer, onclick: () => {
    card.scrollIntoView({ block: 'nearest' });
    card.focus();
  }, 'aria-label': t('look.face', { n: i + 1, name: title(answer) }) }, el('span', {}, String(i + 1)));
  const { left, top, width, height } = answer.face;
  made.style.left = 100 * left / image.naturalWidth + '%';
  made.style.top = 100 * top / image.naturalHeight + '%';
  made.style.width = 100 * width / image.naturalWidth + '%';
  made.style.height = 100 * height / image.naturalHeight + '%';
  return made;
}

function card(context, file, image, answers, i) {
  const answer = answers[i];
  const head = el('h2', {}, answers.length > 1 ? `${i + 1}. ` : '', title(answer));
  const made = el('article', { class: 'card answer ' + answer.answer, tabindex: '-1' }, head);
  if (answer.answer === 'not_judged') {
    made.append(el('p', {}, t('reason.' + answer.reason, { n: number(answer.value ?? 0, 0) })));
    if (answer.detail) {
      made.append(el('p', { class: 'note' }, answer.detail));
    }
    return made;
  }
  made.append(el('p', {}, why(answer)));
  if (answer.score !== null) {
    made.append(scale(answer.score, answer.decision.threshold));
  }
  made.append(el('p', { class: 'note' }, decided(answer.decision)));
  if (answer.face) {
    made.append(el('p', { class: 'note' }, t('look.height', { n: number(answer.face.height, 0) })));
  }
  if (answer.nearest.length > 0) {
    made.append(el('h3', {}, t('look.nearest')), el('ul', { class: 'nearest' },
      ...answer.nearest.map(each => nearest(context, each))));
  }
  made.append(actions(context, file, image, answers, answer));
  return made;
}

function why(answer) {
  if (answer.answer === 'known') {
    return answer.margin === null
      ? t('why.known', { score: number(answer.score, 3), threshold: number(answer.decision.threshold, 3) })
      : t('why.knownMargin', { score: number(answer.score, 3), threshold: number(answer.decision.threshold, 3), margin: number(answer.margin, 3) });
  }
  return answer.score === null
    ? t('why.nobody')
    : t('why.unknown', { score: number(answer.score, 3), threshold: number(answer.decision.threshold, 3), name: answer.nearest[0].subject });
}

/** What a threshold stands for, in words. */
export function decided(decision) {
  const values = {
    rate: decision.at_most === null ? '' : percent(decision.at_most),
    subjects: number(decision.subjects, 0),
    images: number(decision.images, 0),
    people: number(decision.people, 0),
    confidence: decision.confidence === null ? '' : percent(decision.confidence),
  };
  if (decision.kind === 'by_hand') {
    return t('decided.by_hand', values);
  }
  if (decision.kind === 'strangers') {
    return t(decision.confidence === null ? 'decided.strangers' : 'decided.strangersSure', values);
  }
  return t('decided.' + decision.kind, values);
}

function nearest(context, each) {
  const line = el('li', {}, initial(each.subject), el('span', { class: 'name' }, each.subject), el('span', { class: 'number' }, number(each.score, 3)));
  pictureOf(context, each.subject).then(thumb => thumb && line.firstChild.replaceWith(thumb));
  return line;
}

/** A picture of a subject, by its name. */
async function pictureOf(context, name) {
  if (!context.gallery.pictures) {
    return null;
  }
  try {
    const [subject] = (await ask('GET', `${context.base}/subjects?name=${encodeURIComponent(name)}`)).subjects;
    const [image] = (await ask('GET', `${context.base}/subjects/${subject.id}/images`)).images;
    return thumbnail(`${context.base}/subjects/${subject.id}/images/${image.id}/picture`, name);
  } catch {
    return null;
  }
}

/** Names of subjects that have something in them. */
export const namesIn = context => async text =>
  (await ask('GET', `${context.base}/subjects?limit=8&search=${encodeURIComponent(text)}`)).subjects.map(each => each.name);

function actions(context, file, image, answers, answer) {
  const { field, input } = nameField(t('look.as'), answer.answer === 'known' ? answer.subject : '', namesIn(context));
  const enrol = el('form', { class: 'line', onsubmit: doing(async () => {
    const alone = answers.filter(each => each.face).length < 2;
    const sent = alone ? file : await cut(image, answer.face);
    const done = await ask('POST', context.base + '/enrol', { body: form({ subject: input.value }, sent) });
    if (done.not_judged.length > 0) {
      throw new Refusal(400, done.not_judged[0].reason, t('reason.' + done.not_judged[0].reason, { n: number(done.not_judged[0].value ?? 0) }));
    }
    await context.refresh();
    say(done.added > 0 ? t('look.enrolled', { name: done.subject.name, n: number(done.subject.images, 0) }) : t('look.already', { name: done.subject.name }));
  }) }, field, el('button', { class: 'primary' }, t('look.enrol')));
  const made = el('div', { class: 'actions' }, enrol);
  if (answer.nearest.length > 0) {
    const name = answer.nearest[0].subject;
    made.append(el('button', { type: 'button', onclick: doing(async () => {
      const [subject] = (await ask('GET', `${context.base}/subjects?name=${encodeURIComponent(name)}`)).subjects;
      const alone = answers.filter(each => each.face).length < 2;
      const done = await ask('POST', `${context.base}/subjects/${subject.id}/reject`, { body: form({}, alone ? file : await cut(image, answer.face)) });
      if (!done.kept) {
        throw new Refusal(400, done.not_judged[0].reason, t('reason.' + done.not_judged[0].reason, { n: number(done.not_judged[0].value ?? 0) }));
      }
      say(t('look.rejected', { name }));
    }) }, t('look.notThis', { name })));
  }
  return made;
}

/** A face with what is around it, so that it is the one nearest to the middle. */
async function cut(image, face) {
  const left = Math.max(0, face.left - MARGIN * face.width);
  const top = Math.max(0, face.top - MARGIN * face.height);
  const right = Math.min(image.naturalWidth, face.left + (1 + MARGIN) * face.width);
  const bottom = Math.min(image.naturalHeight, face.top + (1 + MARGIN) * face.height);
  const canvas = el('canvas', { width: Math.round(right - left), height: Math.round(bottom - top) });
  canvas.getContext('2d').drawImage(image, left, top, right - left, bottom - top, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(blob => resolve(new File([blob], 'face.png', { type: 'image/png' }))));
}
