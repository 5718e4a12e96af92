// Asks the server, with the key that was typed for this tab.

const KEY = 'isogon-key';

/** What the server did not do, or could not be asked: code is a word of its own, or offline. */
export class Refusal extends Error {
  constructor(status, code, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const key = () => sessionStorage.getItem(KEY) ?? '';

export function useKey(value) {
  if (value) {
    sessionStorage.setItem(KEY, value);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

let hears = () => {};

/** Is told true or false as the server is reached or not. */
export function onReached(listener) {
  hears = listener;
}

async function send(method, path, options) {
  const headers = {};
  let body = options.body;
  if (key()) {
    headers.Authorization = 'Bearer ' + key();
  }
  if (options.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.json);
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body, signal: options.signal, credentials: 'omit' });
  } catch (e) {
    if (e.name === 'AbortError') {
      throw e;
    }
    hears(false);
    throw new Refusal(0, 'offline', '');
  }
  hears(true);
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(response.status, problem.code ?? 'http', problem.detail ?? '',
      Number(response.headers.get('Retry-After') ?? 0));
  }
  return response;
}

/** Asks, and gives the JSON of the answer; null for an empty one. */
export async function ask(method, path, options = {}) {
  const response = await send(method, path, options);
  return response.status === 204 ? null : response.json();
}

/** A form with images and words. */
export function form(words, ...images) {
  const data = new FormData();
  for (const [name, value] of Object.entries(words)) {
    data.append(name, value);
  }
  images.forEach((image, i) => data.append('image', image, image.name ?? `${i + 1}.jpg`));
  return data;
}

const pictures = new Map();
const MOST_PICTURES = 500;

/** The address of a picture in memory; null where none is kept. */
export function picture(path) {
  if (!pictures.has(path)) {
    if (pictures.size >= MOST_PICTURES) {
      const oldest = pictures.keys().next().value;
      pictures.get(oldest).then(url => url && URL.revokeObjectURL(url));
      pictures.delete(oldest);
    }
    const fetched = send('GET', path, {}).then(response => response.blob()).then(blob => URL.createObjectURL(blob));
    pictures.set(path, fetched.catch(e => {
      if (e.status !== 404) {
        pictures.delete(path);
      }
      return null;
    }));
  }
  return pictures.get(path);
}

/** Pictures of what was changed are fetched anew. */
export function forgetPictures() {
  pictures.forEach(each => each.then(url => url && URL.revokeObjectURL(url)));
  pictures.clear();
}
