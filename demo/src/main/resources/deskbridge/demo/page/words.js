// What people read, in their language. The texts come from the jar's bundles.

let texts = {};
let language = 'ru';

export function currentLanguage() {
  return language;
}

export async function learn(wanted) {
  const answer = await fetch(`/api/demo/texts?language=${encodeURIComponent(wanted)}`);
  texts = await answer.json();
  language = wanted;
  document.documentElement.lang = wanted;
  document.title = t('page.title');
}

/** The text under a key, with {0}, {1} … filled in. */
export function t(key, ...values) {
  const text = texts[key];
  return text === undefined ? key : text.replace(/\{(\d)\}/g, (whole, place) => values[place] ?? '');
}

/** The text under a key, or something else when there is none. */
export function tOr(key, otherwise) {
  return texts[key] === undefined ? otherwise : texts[key];
}

/** A number with its noun, in the right form. */
export function many(key, count) {
  const form = new Intl.PluralRules(language).select(count);
  return tOr(`${key}.${form}`, t(`${key}.other`)).replace('{0}', count);
}

export function clock(millis, seconds = false) {
  const options = { hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) };
  return new Intl.DateTimeFormat(language, { ...options, hourCycle: 'h23' }).format(new Date(millis));
}

export function moment(millis) {
  return new Date(millis).toLocaleString(language);
}

/** How long something took: 12 ms, 3.4 s. */
export function took(millis) {
  return millis < 1000
    ? t('unit.ms', Math.max(0, Math.round(millis)))
    : t('unit.s', new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(millis / 1000));
}

export function size(bytes) {
  return bytes < 1024
    ? t('unit.b', bytes)
    : bytes < 1024 * 1024
      ? t('unit.kb', Math.round(bytes / 1024))
      : t('unit.mb', new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024));
}
