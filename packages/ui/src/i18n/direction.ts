import { readLocale } from './read-locale.ts';

/** Scripts that are written from right to left (Unicode, those in use today). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/** In which direction a locale is written: that of its script, as named or as is likely for its language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script = '' } = new Intl.Locale(readLocale(locale)).maximize();
  return rightToLeft.has(script) ? 'rtl' : 'ltr';
}
