import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localText } from './local-text.ts';
import type { Resource } from './resource.schema.ts';
import { type ResourceQuery, resourceSearch, searchResources } from './search-resources.ts';

const url = 'https://help.example/1';
const resource = (id: string, more: Partial<Resource> = {}): Resource => ({ id, title: id, url, ...more });
const titles = {
  quality: { en: 'Call quality', it: 'Qualità delle chiamate', ar: 'جَوْدَةُ المُكالَماتِ' },
  roles: { en: 'Administrator roles', it: 'Ruoli di amministratore', ar: 'أدوار المسؤول' },
  people: { en: 'Managing people', it: 'Gestire le persone', ar: 'إدارة الأشخاص' },
};
const all = [
  resource('furniture', { title: 'Möbel für Straße 7', topics: ['rooms'], kind: 'video', languages: ['de'] }),
  resource('people', { title: titles.people, topics: ['admin'], kind: 'guide', languages: ['en', 'it'] }),
  resource('roles', { title: titles.roles, topics: ['admin'], kind: 'article', languages: ['en'] }),
  resource('quality', {
    title: titles.quality,
    topics: ['calls'],
    kind: 'video',
    description: { en: 'Whose administrator should act', it: 'Chi deve agire' },
  }),
];
const topicNames = { admin: { en: 'Administrators', it: 'Amministratori', ar: 'المسؤولون' }, calls: 'Calls' };
const found = (query: ResourceQuery, locale = 'en') =>
  searchResources(all, query, { locale, topicNames, kindNames: { video: { en: 'Video', it: 'Filmato' } } });
const ids = (query: ResourceQuery, locale?: string) => found(query, locale).items.map(({ id }) => id);

describe('a search for resources (RES-1)', () => {
  it.each([
    ['en', 'QUALITY', ['quality']],
    ['it', 'qualita', ['quality']],
    ['it', 'QUALITÀ chiamate', ['quality']],
    ['it-CH', 'qualita', ['quality']],
    ['ar', 'جودة', ['quality']],
    ['ar', 'ادوار', ['roles']],
    ['ar', 'أدوار', ['roles']],
    ['ar', 'الاشخاص', ['people']],
    ['en', 'mobel', ['furniture']],
    ['en', 'moebel strasse', ['furniture']],
    ['en', 'ＣＡＬＬ', ['quality']],
    // what it is called in another language is found as well
    ['it', 'call quality', ['quality']],
    ['it', 'filmato', ['furniture', 'quality']],
    // with another ending
    ['it', 'ruolo', ['roles']],
    ['en', 'streets qualitys', []],
    ['en', 'qualitys', ['quality']],
    ['ar', 'المكالمه', ['quality']],
    ['en', 'call rolls', []],
    ['en', 'nothing like it', []],
    ['en', '  ', ['furniture', 'people', 'roles', 'quality']],
  ])('in %s finds %s', (locale, text, wanted) => {
    expect(ids({ text }, locale)).toEqual(wanted);
  });

  it('puts what stands in the title before topics, and these before the description', () => {
    expect(ids({ text: 'administrator' })).toEqual(['roles', 'people', 'quality']);
  });

  it('puts what a title begins with before a word of it, and that before a part of a word', () => {
    const made = ['Recalling', 'All about calling', 'Calling'].map((title) => resource(title));
    const { items } = searchResources(made, { text: 'calling' }, { locale: 'en' });
    expect(items.map(({ id }) => id)).toEqual(['Calling', 'All about calling', 'Recalling']);
  });

  it('joins words and filters by and, values of one filter by or', () => {
    expect(ids({ text: 'call quality' })).toEqual(['quality']);
    expect(ids({ text: 'call people' })).toEqual([]);
    expect(ids({ kinds: ['guide', 'article'] })).toEqual(['people', 'roles']);
    expect(ids({ kinds: ['guide', 'article'], languages: ['it'] })).toEqual(['people']);
    expect(ids({ kinds: [], topics: [] })).toHaveLength(4);
  });

  it('counts for each value what text and the other filters leave', () => {
    const { choices } = found({ kinds: ['guide'] });
    expect(choices.kinds).toEqual([
      { value: 'video', count: 2 },
      { value: 'guide', count: 1 },
      { value: 'article', count: 1 },
    ]);
    expect(choices.topics).toEqual([
      { value: 'rooms', count: 0 },
      { value: 'admin', count: 1 },
      { value: 'calls', count: 0 },
    ]);
  });

  it('finds exactly what a filter counts, whatever is looked for', () => {
    const values = fc.subarray(['guide', 'video', 'article', 'other']);
    const topics = fc.subarray(['admin', 'calls', 'rooms']);
    const text = fc.constantFrom('', 'a', 'call', 'o', 'admin', '\u0600', 'ß');
    fc.assert(
      fc.property(values, topics, text, (kinds, wanted, typed) => {
        const query = { kinds, topics: wanted, text: typed };
        const { items, choices } = found(query);
        for (const { value, count } of choices.kinds)
          expect(found({ ...query, kinds: [value] }).items).toHaveLength(count);
        // the same in the same order, however often it is asked
        expect(found(query).items).toEqual(items);
        expect(items.every(({ kind = '' }) => kinds.length === 0 || kinds.includes(kind as never))).toBe(
          true,
        );
      }),
    );
  });

  it('keeps the order of the content among those of one rank', () => {
    const many = Array.from({ length: 500 }, (_, at) => resource(`${at}`, { title: 'Same', topics: ['x'] }));
    const { items } = searchResources(many, { text: 'same' }, { locale: 'en' });
    expect(items).toEqual(many);
  });

  it('is made ready once for many searches, and refuses what is no query', () => {
    const search = resourceSearch(all, { locale: 'en' });
    expect(search({ text: 'roles' }).items).toEqual([all[2]]);
    expect(() => search({ text: 7 } as never)).toThrow('query.text: expected a text, found 7');
    expect(() => search({ kinds: [7] } as never)).toThrow('query.kinds[0]');
  });
});

it.each([
  ['it-CH', { it: 'Report', en: 'Reports' }, 'Report'],
  ['it-CH', { 'it-CH': 'Rapporti', it: 'Report' }, 'Rapporti'],
  ['fr', { it: 'Report', en: 'Reports' }, 'Reports'],
  ['fr', { de: 'Berichte' }, 'Berichte'],
  ['toString', { de: 'Berichte' }, 'Berichte'],
  ['fr', 'Reports', 'Reports'],
  ['fr', undefined, ''],
])('in %s, %o says %s', (locale, text, said) => {
  expect(localText(text as never, locale)).toBe(said);
});
