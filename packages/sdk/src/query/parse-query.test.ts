import { describe, expect, it } from 'vitest';
import { isPartnerError } from '../errors/partner-error.ts';
import { formatQuery } from './format-query.ts';
import { checkQuery, parseQuery, queryLimits } from './parse-query.ts';
import { choiceFields, dateFields, numberFields, type QueryTerm } from './query.ts';

const negated = false;
const text = (words: string): QueryTerm => ({ kind: 'text', text: words, negated });
const fields = [...choiceFields, ...numberFields, ...dateFields];

describe('a query is read term by term (FIL-2)', () => {
  it('reads the example of the specification', () => {
    const typed =
      'status:expiringSoon,trial product:calling tag:"gold tier" licenses>=100 expires<30d -managed:external acme';
    expect(parseQuery(typed)).toEqual([
      { kind: 'choice', field: 'status', values: ['expiringSoon', 'trial'], negated },
      { kind: 'choice', field: 'product', values: ['calling'], negated },
      { kind: 'choice', field: 'tag', values: ['gold tier'], negated },
      { kind: 'number', field: 'licenses', comparisons: [{ operator: '>=', value: 100 }], negated },
      { kind: 'date', field: 'expires', comparisons: [{ operator: '<', value: { days: 30 } }], negated },
      { kind: 'choice', field: 'managed', values: ['external'], negated: true },
      text('acme'),
    ]);
  });

  it.each([
    ['', []],
    [' \t\n\u00a0\u3000 ', []],
    ['acme', [text('acme')]],
    ['acme\u3000gold\u2003tier', [text('acme'), text('gold'), text('tier')]],
    ['anna@example.com', [text('anna@example.com')]],
    ['foo-bar..baz', [text('foo-bar..baz')]],
    ["O'Neil,(Sons)&Co./\\", [text("O'Neil,(Sons)&Co./\\")]],
    ['"gold tier"', [text('gold tier')]],
    ['"a \\"b\\" \\\\c"', [text('a "b" \\c')]],
    ['"status:trial"', [text('status:trial')]],
    ['"a>b" ">="', [text('a>b'), text('>=')]],
    ['"-acme"', [text('-acme')]],
    ['-acme', [{ ...text('acme'), negated: true }]],
    ['-"gold tier"', [{ ...text('gold tier'), negated: true }]],
    ['bell\u0007\u0000 \u202eevil 😀', [text('bell\u0007\u0000'), text('\u202eevil'), text('😀')]],
    ['licenses', [text('licenses')]],
    ['__proto__ constructor', [text('__proto__'), text('constructor')]],
  ])('reads the text %j', (typed, query) => {
    expect(parseQuery(typed)).toEqual(query);
  });

  it.each([
    ['STATUS:EXPIRINGSOON', 'status', ['expiringSoon']],
    ['status:"Trial",active', 'status', ['trial', 'active']],
    ['type:Trial,SUBSCRIPTION', 'type', ['trial', 'subscription']],
    ['Managed:PARTNER', 'managed', ['partner']],
    ['product:realtimetranslations', 'product', ['realTimeTranslations']],
    ['product:callOn,Webinars', 'product', ['callOn', 'Webinars']],
    ['region:eu,XX', 'region', ['eu', 'XX']],
    ['tag:"gold, tier",a"', 'tag', undefined],
    ['tag:"gold, tier",Été', 'tag', ['gold, tier', 'Été']],
    ['tag:-x,a..b,a>b,a:b', 'tag', ['-x', 'a..b', 'a>b', 'a:b']],
    ['id:urn:org:1,C-2', 'id', ['urn:org:1', 'C-2']],
    ['tag:constructor', 'tag', ['constructor']],
  ])('reads the choice %j', (typed, field, values) => {
    const { query } = checkQuery(typed);
    expect(query).toEqual(values && [{ kind: 'choice', field, values, negated }]);
  });

  it('takes a status that is not ours in quotes, and writes it back in quotes', () => {
    const query = parseQuery('status:"onHold",TRIAL');
    expect(query).toEqual([{ kind: 'choice', field: 'status', values: ['onHold', 'trial'], negated: false }]);
    expect(formatQuery(query)).toBe('status:"onHold",trial');
  });

  it.each([
    ['licenses:10', [{ operator: '=', value: 10 }]],
    ['Licenses=10', [{ operator: '=', value: 10 }]],
    ['licenses>10', [{ operator: '>', value: 10 }]],
    ['licenses>=10', [{ operator: '>=', value: 10 }]],
    ['licenses<10', [{ operator: '<', value: 10 }]],
    ['licenses<=10', [{ operator: '<=', value: 10 }]],
    ['licenses:10..99', [{ operator: 'range', from: 10, to: 99 }]],
    ['licenses:10..10', [{ operator: 'range', from: 10, to: 10 }]],
    [
      'licenses=007,20..30',
      [
        { operator: '=', value: 7 },
        { operator: 'range', from: 20, to: 30 },
      ],
    ],
    [
      'licenses:<10,>=100',
      [
        { operator: '<', value: 10 },
        { operator: '>=', value: 100 },
      ],
    ],
    ['licenses:"10".."20"', [{ operator: 'range', from: 10, to: 20 }]],
    ['licenses:9007199254740991', [{ operator: '=', value: Number.MAX_SAFE_INTEGER }]],
  ])('reads the number %j', (typed, comparisons) => {
    expect(parseQuery(typed)).toEqual([{ kind: 'number', field: 'licenses', comparisons, negated }]);
  });

  it.each([
    ['expires:2026-11-30', [{ operator: '=', value: { day: '2026-11-30' } }]],
    ['expires:2028-02-29', [{ operator: '=', value: { day: '2028-02-29' } }]],
    ['expires>=-90d', [{ operator: '>=', value: { days: -90 } }]],
    ['expires:-0d', [{ operator: '=', value: { days: 0 } }]],
    ['expires<30D', [{ operator: '<', value: { days: 30 } }]],
    ['expires:0d..30d', [{ operator: 'range', from: { days: 0 }, to: { days: 30 } }]],
    [
      'expires:2026-01-01..2026-03-31,-7d',
      [
        { operator: 'range', from: { day: '2026-01-01' }, to: { day: '2026-03-31' } },
        { operator: '=', value: { days: -7 } },
      ],
    ],
    ['expires:2026-01-01..0d', [{ operator: 'range', from: { day: '2026-01-01' }, to: { days: 0 } }]],
  ])('reads the date %j', (typed, comparisons) => {
    expect(parseQuery(typed)).toEqual([{ kind: 'date', field: 'expires', comparisons, negated }]);
  });
});

const end = 'the end of the query';
const statuses = [
  'suspended',
  'expired',
  'licenseOverage',
  'expiringSoon',
  'orderSetupReady',
  'noRecentActivity',
  'trial',
  'active',
];
const dates = ['a date such as 2026-11-30', 'days from today such as 30d or -90d'];
const numbers = ['a whole number'];

describe('a wrong query says where, what was found and what is possible (FIL-2)', () => {
  it.each<[string, number, string, readonly string[]]>([
    ['foo:bar', 0, 'foo', fields],
    ['acme -licences>5', 6, 'licences', fields],
    ['https://example.com', 0, 'https', fields],
    ['a>b', 0, 'a', fields],
    ['>=', 0, '>=', fields],
    [':x', 0, ':x', fields],
    ['licenses >= 5', 9, '>=', fields],
    ['-', 1, end, ['a text or a field']],
    ['a - b', 3, 'white space', ['a text or a field']],
    ['--a', 1, '-a', ['a text or a field']],
    ['""', 0, '""', ['a text or a field']],
    ['a "gold', 2, '"gold', ['a closing "']],
    ['tag:"gold tier', 4, '"gold tier', ['a closing "']],
    ['"gold\\', 0, '"gold\\', ['a closing "']],
    ['"C:\\dir"', 3, '\\', ['\\"', '\\\\']],
    ['"a"b', 3, 'b', ['white space']],
    ['"status":trial', 8, ':trial', ['white space']],
    ['24"', 2, '"', ['white space']],
    ['tag:a"b', 5, '"b', [',', 'white space']],
    ['status=trial', 6, '=trial', [':']],
    ['status>trial', 6, '>trial', [':']],
    ['status:', 7, end, statuses],
    ['status:nope', 7, 'nope', statuses],
    ['status:""', 7, '""', statuses],
    ['status:trial,,active', 13, ',active', statuses],
    ['type:paid', 5, 'paid', ['subscription', 'trial']],
    ['managed:me', 8, 'me', ['partner', 'external']],
    ['tag:', 4, end, ['a value']],
    ['tag: gold', 4, 'white space', ['a value']],
    ['tag:a, b', 6, 'white space', ['a value']],
    ['tag:a,', 6, end, ['a value']],
    ['tag:a,""', 6, '""', ['a value']],
    ['product:', 8, end, ['a value', 'meetings', 'calling', 'messaging', 'realTimeTranslations']],
    ['licenses:abc', 9, 'abc', numbers],
    ['licenses>=', 10, end, numbers],
    ['licenses==5', 9, '=5', numbers],
    ['licenses=>5', 9, '>5', numbers],
    ['licenses:-5', 9, '-5', numbers],
    ['licenses:1.5', 9, '1.5', numbers],
    ['licenses:1e3', 9, '1e3', numbers],
    ['licenses:NaN', 9, 'NaN', numbers],
    ['licenses:Infinity', 9, 'Infinity', numbers],
    ['licenses:9007199254740992', 9, '9007199254740992', numbers],
    ['licenses:٣', 9, '٣', numbers],
    ['licenses:10..', 13, end, numbers],
    ['licenses:..99', 9, '..99', numbers],
    ['licenses:10...20', 13, '.20', numbers],
    ['licenses:99..10', 9, '99..10', ['10..99']],
    ['licenses:1,,2', 11, ',2', numbers],
    ['licenses>5,6', 10, ',6', ['white space']],
    ['licenses>5..9', 10, '..9', ['white space']],
    ['licenses:1..2..3', 13, '..3', [',', 'white space']],
    ['licenses:>5..9', 11, '..9', [',', 'white space']],
    ['expires<30x', 8, '30x', dates],
    ['expires<30', 8, '30', dates],
    ['expires:2026-02-30', 8, '2026-02-30', dates],
    ['expires:2026-2-3', 8, '2026-2-3', dates],
    ['expires:--3d', 8, '--3d', dates],
    ['expires:30d..0d', 8, '30d..0d', ['0d..30d']],
    ['expires:2026-02-01..2026-01-31', 8, '2026-02-01..2026-01-31', ['2026-01-31..2026-02-01']],
    [`licenses:${'9'.repeat(400)}`, 9, '9'.repeat(40), numbers],
  ])('%j', (typed, position, found, possible) => {
    const { problem } = checkQuery(typed);
    expect(problem).toMatchObject({ field: 'query', position, found, possible });
    expect(problem?.message).toContain(
      `position ${position}: expected ${possible.join(', ')}, found ${found}`,
    );
  });

  it('counts positions in code units', () => {
    expect(checkQuery('😀 foo:1').problem?.position).toBe(3);
  });

  it('throws it as an invalid request', () => {
    try {
      parseQuery('licenses:abc');
      expect.unreachable();
    } catch (error) {
      expect(isPartnerError(error)).toBe(true);
      expect(error).toMatchObject({ code: 'invalid', phase: 'request', retryable: false });
      expect(error).toMatchObject({ fields: [checkQuery('licenses:abc').problem] });
    }
  });

  it('says how to look for what looks like a field', () => {
    expect(checkQuery('foo:bar').problem?.message).toContain('quote it');
  });
});

describe('a query has limits', () => {
  it('reads 2,000 characters and no more', () => {
    expect(parseQuery('a'.repeat(queryLimits.characters))).toHaveLength(1);
    expect(checkQuery('a'.repeat(queryLimits.characters + 1)).problem).toMatchObject({
      position: 2000,
      found: '2001 characters',
      possible: ['at most 2000 characters'],
    });
  });

  it('reads 50 terms and no more', () => {
    expect(parseQuery('a '.repeat(queryLimits.terms))).toHaveLength(50);
    expect(checkQuery('a '.repeat(queryLimits.terms + 1)).problem).toMatchObject({
      position: 100,
      found: 'a',
      possible: ['at most 50 terms'],
    });
  });
});

describe('a percentage', () => {
  it('is a number of percent, with its sign or without it, and written with it', () => {
    const [term] = parseQuery('usage<50%');
    expect(term).toEqual({
      kind: 'number',
      field: 'usage',
      comparisons: [{ operator: '<', value: 50 }],
      negated: false,
    });
    expect(parseQuery('usage<50')).toEqual([term]);
    expect(formatQuery(parseQuery('usage:12.5..30,>=80 -usage=0'))).toBe('usage:12.5%..30%,>=80% -usage:0%');
  });

  it.each(['usage<-5%', 'usage<5%%', 'usage<half', 'usage<1e3', 'usage:90%..10%', 'used<50%'])(
    'is not %s',
    (text) => expect(() => parseQuery(text)).toThrow(),
  );
});
