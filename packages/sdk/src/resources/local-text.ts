import * as z from 'zod/mini';
import { checkText, isRecord, isText } from '../errors/check-argument.ts';
import { nonEmptyText } from '../operation/row.schema.ts';

/** A text, the same in every language, or one for each: `{ en: 'Reports', it: 'Report' }`. */
export const localTextSchema = /* @__PURE__ */ (() =>
  // one pure call: a page without resources drops it
  z.union(
    [
      nonEmptyText,
      z
        .record(z.string(), nonEmptyText)
        .check(z.refine((texts) => Object.keys(texts).length > 0, 'expected a text')),
    ],
    'expected a text, or an object with a text for each language',
  ))();

/** A text, the same in every language, or one for each. */
export type LocalText = z.output<typeof localTextSchema>;

/**
 * What a text says in a language: that of the locale (`it-CH`), else of its language (`it`), else the English one, else the
 * first. Empty where there is none. Throws `invalid` for a locale that is no text.
 */
export function localText(text: LocalText | undefined, locale: string): string {
  checkText('locale', locale);
  if (isText(text)) return text;
  if (!isRecord(text)) return '';
  const [language = ''] = locale.split('-');
  const spoken = [locale, language, 'en'].find((name) => Object.hasOwn(text, name) && isText(text[name]));
  return spoken === undefined ? (localTexts(text)[0] ?? '') : (text[spoken] as string);
}

/** What a text says, in all of its languages. */
export function localTexts(text: LocalText | undefined): readonly string[] {
  if (isText(text)) return [text];
  return isRecord(text) ? Object.values(text).filter(isText) : [];
}
