// What the page says, in each language it speaks.

import { en } from './words-en.js';
import { ja } from './words-ja.js';
import { de } from './words-de.js';

const WORDS = { en, ja, de };
const KEY = 'isogon-language';

export const languages = { en: 'English', ja: '日本語', de: 'Deutsch' };

let chosen = [localStorage.getItem(KEY), ...navigator.languages.map(each => each.split('-')[0])].find(each => each in WORDS) ?? 'en';

export const language = () => chosen;

export function setLanguage(code) {
  chosen = code;
  localStorage.setItem(KEY, code);
}

/** A text, with values in the places of {words}, and {words:one|more} as the value is 1 or not. */
export function t(name, values = {}) {
  const text = WORDS[chosen][name] ?? en[name];
  if (text === undefined) {
    throw new Error('no words for ' + name);
  }
  return text.replace(/\{(\w+):([^|]*)\|([^}]*)\}/g, (whole, word, one, more) => String(values[word]) === '1' ? one : more)
    .replace(/\{(\w+)\}/g, (whole, word) => word in values ? String(values[word]) : whole);
}

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(chosen, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A share; small ones with two digits that say something. */
export const percent = value =>
  new Intl.NumberFormat(chosen, { style: 'percent', maximumSignificantDigits: value < 0.1 ? 2 : 3 }).format(value);

export const date = time => new Intl.DateTimeFormat(chosen, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));

export const clock = time => new Intl.DateTimeFormat(chosen, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(time));
