import { describe, expect, it } from 'vitest';
import { formatQuery } from '../query/format-query.ts';
import { checkQuery, parseQuery } from '../query/parse-query.ts';
import type { HostTerm } from '../query/query.ts';
import type { HostField } from './host-field.ts';
import type { HostCell } from './host-field-values.ts';
import { hostQueryFields } from './host-query-fields.ts';
import { hostTermTest } from './host-term-test.ts';

const load = () => ({});
const fields: readonly HostField[] = [
  { id: 'owner', type: 'text', load, complete: true, filter: 'text' },
  { id: 'Segment', type: 'text', load, complete: true, filter: 'choice' },
  { id: 'score', type: 'number', load, complete: true, filter: 'number' },
  { id: 'met', type: 'day', load, complete: true, filter: 'date' },
  { id: 'paid', type: 'instant', load, complete: true, filter: 'date' },
  { id: 'revenue', type: 'number', load, complete: true },
];
const own = hostQueryFields(fields);

describe('a query by fields of a host’s own', () => {
  it.each([
    ['owner:anna', 'owner:anna'],
    ['OWNER:"Anna Rossi",bruno', 'owner:"Anna Rossi",bruno'],
    ['owner="Anna Rossi"', 'owner="Anna Rossi"'],
    ['-segment:gold,silver', '-Segment:gold,silver'],
    ['score>80', 'score>80'],
    ['score:-2.5..10,80', 'score:-2.5..10,80'],
    ['met:-90d..0d', 'met:-90d..0d'],
    ['paid>=2026-01-01', 'paid>=2026-01-01'],
    ['status:suspended  score=7 acme -owner:anna', 'status:suspended score:7 acme -owner:anna'],
  ])('reads %s and writes it as %s', (text, written) => {
    const query = parseQuery(text, own);
    expect(formatQuery(query)).toBe(written);
    expect(parseQuery(written, own)).toEqual(query);
  });

  it.each([
    ['owner>anna', 5, [':', '=']],
    ['acme owner:', 11, ['a value']],
    ['owner:anna,', 11, ['a value']],
    ['Segment=gold', 7, [':']],
    ['score>high', 6, ['a number such as 12, -3 or 0.5']],
    ['score:9..1', 6, ['1..9']],
    ['score:1e3', 6, ['a number such as 12, -3 or 0.5']],
    ['met:soon', 4, ['a date such as 2026-11-30', 'days from today such as 30d or -90d']],
    ['owner:"anna', 6, ['a closing "']],
  ])('refuses %s by its position', (text, position, possible) => {
    expect(checkQuery(text, own).problem).toMatchObject({ field: 'query', position, possible });
  });

  it('offers the host’s fields beside ours for a name that there is not, and none where it has none', () => {
    const { problem } = checkQuery('x owners:anna', own);
    expect(problem).toMatchObject({ position: 2, found: 'owners' });
    expect(problem?.possible).toEqual(expect.arrayContaining(['owner', 'score', 'status']));
    expect(checkQuery('owner:anna').problem?.possible).not.toContain('owner');
  });

  it('says of a field without a filter that it cannot be filtered by', () => {
    expect(checkQuery('acme revenue>5', own).problem).toMatchObject({ position: 5, found: 'revenue' });
    expect(() => parseQuery('revenue>5', own)).toThrow('known of the rows in view alone');
  });
});

describe('a term about a field of a host’s own', () => {
  const test = (text: string) => {
    const [term] = parseQuery(text, own) as readonly [HostTerm];
    const { type } = fields.find(({ id }) => id === term.field) as HostField;
    return hostTermTest(term, { type, asOf: '2026-11-16' });
  };
  const known = (value: string | number | null | undefined): HostCell => ({ state: 'known', value });

  it.each([
    ['owner:ROSSI', 'Anna Rossi', 'Bruno Conti'],
    ['owner:moller', 'Anna Möller', 'Anna'],
    ['owner="anna rossi"', 'Anna Rossi', 'Anna Rossini'],
    ['segment:gold,silver', 'Gold', 'Goldfish'],
    ['score>80', 80.5, 80],
    ['score:-1..1,7', 0, 2],
    ['met:-10d..0d', '2026-11-06', '2026-11-05'],
    ['paid>=2026-11-16', '2026-11-16T00:00:00Z', '2026-11-15T23:59:59Z'],
  ])('%s holds for %j and not for %j', (text, yes, no) => {
    expect([test(text)(known(yes)), test(text)(known(no))]).toEqual([true, false]);
    expect([test(`-${text}`)(known(yes)), test(`-${text}`)(known(no))]).toEqual([false, true]);
  });

  it('does not hold where nothing is known, and holds there negated', () => {
    const cells: HostCell[] = [known(null), known(undefined), { state: 'loading' }];
    for (const cell of cells) expect([test('owner:a')(cell), test('-owner:a')(cell)]).toEqual([false, true]);
  });
});

describe('a field to filter by', () => {
  const field = { id: 'owner', type: 'text', load, complete: true, filter: 'text' } as const;
  it.each([
    ['that is not complete', [{ ...field, complete: false }], 'fields[0].filter: '],
    [
      'by what its type is not',
      [{ ...field, filter: 'number' }],
      'fields[0].filter: expected one of text, choice',
    ],
    [
      'named like one of ours',
      [{ ...field, id: 'Overage' }],
      'fields[0].id: the field "Overage" is named like',
    ],
    ['whose name no query can hold', [{ ...field, id: 'account owner' }], 'fields[0].id: expected a word'],
    ['named like another in capitals', [field, { ...field, id: 'Owner' }], 'fields[1].id: the field "Owner"'],
  ])('%s is refused by its place', (_, list, message) => {
    expect(() => hostQueryFields(list as never)).toThrow(message);
  });
});
