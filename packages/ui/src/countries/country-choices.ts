import { countryCodes } from '@partnerkit/sdk/rules';
import { countryNames, nameOrder } from '../i18n/intl-formats.ts';
import type { Choice } from '../primitives/form/choice.ts';
import { countrySynonyms } from './country-synonyms.ts';

/** A country is found by its name in these too: those who enter it may have it from a letter. */
const otherLanguages = ['en', 'it', 'ar', 'de', 'fr', 'es', 'pt', 'ja'];

/** Every country by its name in a locale, in the order of that locale, found by the usual other names too (TRI-1). */
export function countryChoices(locale: string): Choice[] {
  const names = countryNames(locale);
  const others = otherLanguages.map(countryNames);
  const { compare } = nameOrder(locale);
  return countryCodes
    .map((value) => ({
      value,
      label: names.of(value) ?? value,
      synonyms: [
        value,
        ...others.map((other) => other.of(value) ?? value),
        ...(countrySynonyms[value] ?? []),
      ],
    }))
    .sort((a, b) => compare(a.label, b.label));
}
