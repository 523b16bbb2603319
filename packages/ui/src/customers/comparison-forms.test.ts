import { parseQuery } from '@partnerkit/sdk/query';
import { describe, expect, it } from 'vitest';
import { type ComparisonKind, comparisonForms, comparisonOf } from './comparison-forms.ts';

const fields = { coming: 'expires', past: 'added', wholeNumber: 'licenses', percent: 'usage' } as const;
const values = { days: '45', day: '2026-12-31', wholeNumber: '100', percent: '12.5' } as const;

function read(kind: ComparisonKind, text: string) {
  const [term] = parseQuery(text);
  return term && comparisonOf(kind, term);
}

describe('a comparison of a query', () => {
  for (const [kind, field] of Object.entries(fields) as [keyof typeof fields, string][]) {
    for (const form of comparisonForms[kind]) {
      it(`is read back as it was asked for: ${field}${form.written}`, () => {
        const value = values[form.typed as keyof typeof values];
        const text = field + form.written.replace('#', value);
        expect(read(kind, text)).toEqual({ form, value });
        expect(read(kind, `-${text}`)).toEqual({ form, value });
      });
    }
  }

  it('is changed as text where it says more than a panel asks for', () => {
    expect(read('wholeNumber', 'licenses:1..9')).toBeUndefined();
    expect(read('wholeNumber', 'licenses:1,2')).toBeUndefined();
    expect(read('coming', 'expires<30d')).toBeUndefined();
    expect(read('coming', 'expires:2026-12-01..2026-12-31')).toBeUndefined();
    expect(read('coming', 'acme')).toBeUndefined();
  });
});
