import { languageNames } from '../i18n/intl-formats.ts';

/** The name of a language in the viewer's language; what is no code of one is shown as the content names it. */
export function languageName(locale: string, code: string): string {
  try {
    return languageNames(locale).of(code) ?? code;
  } catch {
    return code;
  }
}
