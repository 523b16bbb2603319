import { readLocale } from './read-locale.ts';
import type { Messages } from './translate.ts';

export { directionOf } from './direction.ts';

/** Every locale that comes with texts, and how they are loaded. A further one is its catalog and a line here. */
const loaders = {
  ar: async () => (await import('./ar.messages.ts')).ar,
  de: async () => (await import('./de.messages.ts')).de,
  // said, or the declarations would spell every text out
  en: async (): Promise<Messages> => (await import('./en.messages.ts')).en,
  es: async () => (await import('./es.messages.ts')).es,
  fr: async () => (await import('./fr.messages.ts')).fr,
  it: async () => (await import('./it.messages.ts')).it,
  ja: async () => (await import('./ja.messages.ts')).ja,
  pt: async () => (await import('./pt.messages.ts')).pt,
} satisfies Record<string, () => Promise<Messages>>;

/** A locale that comes with texts. */
export type ShippedLocale = keyof typeof loaders;

/** The locales that come with texts, in the order of their ids. */
export const shippedLocales = Object.keys(loaders) as readonly ShippedLocale[];

/** The catalog of a shipped locale, loaded when first asked for. Rejects where its file cannot be loaded. */
export function loadMessages(locale: ShippedLocale): Promise<Messages> {
  return loaders[locale]();
}

/**
 * The first of the wanted locales that comes with texts, by its language: `navigator.languages`, a stored choice, an
 * `Accept-Language` split at its commas. English where none does.
 */
export function shippedLocaleFor(wanted: Iterable<unknown>): ShippedLocale {
  for (const written of wanted) {
    const { language } = new Intl.Locale(readLocale(written));
    // what says nothing is read as English: it must not end the search
    const isSaid = language !== 'en' || /^\s*en\b/i.test(String(written));
    const shipped = isSaid && shippedLocales.find((locale) => locale === language);
    if (shipped) return shipped;
  }
  return 'en';
}

/** What a shipped locale calls itself, as an entry of a menu: "Italiano", "العربية". */
export function localeName(locale: ShippedLocale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
