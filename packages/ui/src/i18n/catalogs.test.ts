import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { figureIds, kpiNames } from '@partnerkit/sdk/kpis';
import {
  callingFigureRegistry,
  licenseFigureRegistry,
  queueFigureIds,
  resourceKinds,
  sectionIds,
} from '@partnerkit/sdk/rules';
import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';
import { catalog, locales } from '../../compile-messages.ts';
import { choiceLabel } from '../customers/term-label.ts';
import { en } from './en.messages.ts';
import { createFormats } from './formats.ts';
import { loadMessages, shippedLocales } from './locales.ts';
import { moneyText } from './money-text.ts';
import { linkTexts } from './texts/link-texts.ts';
import { queueTexts } from './texts/queue-texts.ts';
import { createTranslate, type MessageId, type Messages } from './translate.ts';

const english = catalog('en');
const compiled: Record<string, Record<string, unknown>> = Object.fromEntries(
  await Promise.all(shippedLocales.map(async (locale) => [locale, await loadMessages(locale)] as const)),
);

/** The names of a message's places. */
function places(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  const [name, kind, options] = message;
  const isPlace =
    typeof name === 'string' && (message.length === 1 || (typeof kind === 'number' && kind > 0));
  const inner = isPlace ? Object.values(options ?? {}) : message;
  return [...new Set([...(isPlace ? [name] : []), ...inner.flatMap(places)])].sort();
}

/** How a language counts by CLDR: the form of a count, and all of its forms. */
function countedBy(locale: string): { select: (count: number) => string; forms: readonly string[] } {
  const rules = new Intl.PluralRules(locale);
  return {
    select: (count) => rules.select(count),
    forms: rules.resolvedOptions().pluralCategories,
  };
}

/** The forms of each count in an ICU text: `['one', 'other']`. */
function pluralForms(text: string): string[][] {
  return [...text.matchAll(/\{\w+, plural,/g)].map(({ index, 0: start }) => {
    const forms: string[] = [];
    let depth = 1;
    for (const [part] of text.slice(index + start.length).matchAll(/(=?\w+) \{|[{}]/g)) {
      if (part !== '}' && depth === 1 && part !== '{') forms.push(part.slice(0, -2));
      depth += part === '}' ? -1 : 1;
      if (depth === 0) break;
    }
    return forms;
  });
}

/** The accessible names of controls that say the same in short; of these two an icon and an option are seen. */
const namesOfControls = Object.keys(english).filter(
  (id) => id.endsWith('Named') && !['customers.launchNamed', 'tags.addNamed'].includes(id),
);

/** The source files of the package, without tests and stories. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !/\.(test|stories|messages)\./.test(entry.name) &&
        !entry.parentPath.endsWith('i18n/texts'),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each(locales)('the catalog %s', (locale) => {
  it('is compiled', () => {
    const texts = Object.entries(catalog(locale));
    expect(compiled[locale]).toEqual(Object.fromEntries(texts.map(([id, text]) => [id, compile(text)])));
  });

  it('has exactly the messages of English', () => {
    expect(Object.keys(catalog(locale)).sort()).toEqual(Object.keys(english).sort());
  });

  it('has the same places as English in each message', () => {
    const texts = catalog(locale);
    const other = Object.keys(english).filter((id) => {
      const [theirs, ours] = [places(compiled[locale]?.[id]), places(en[id as MessageId])];
      return texts[id]?.trim() === '' || theirs.join() !== ours.join();
    });
    expect(other).toEqual([]);
  });

  it('has a form for each way in which its language counts, and no other', () => {
    const { select, forms } = countedBy(locale);
    // a million is counted apart where it is followed by its noun: “1 000 000 de clients”
    const counts = [...[...Array(120).keys()].map((count) => count + 1), 1_000_000];
    const needed = [...new Set([...counts.map(select), 'other'])];
    for (const [id, text] of Object.entries(catalog(locale)))
      for (const counted of pluralForms(text)) {
        expect(counted, id).toEqual(expect.arrayContaining(needed));
        expect(forms, id).toEqual(expect.arrayContaining(counted.filter((form) => !form.startsWith('='))));
      }
  });

  // who speaks to their computer says what they see
  it.each(namesOfControls)('%s has what its button says', (id) => {
    const texts = catalog(locale);
    expect(texts[id]?.toLowerCase()).toContain(texts[id.slice(0, -'Named'.length)]?.toLowerCase());
  });
});

/** The messages that the registries of figures and sections, and the kinds of resources, name. */
const entries = [
  ...figureIds.map((id) => ({ id, formula: licenseFigureRegistry[id].formula })),
  ...queueFigureIds.map((id) => ({ id, formula: callingFigureRegistry[id].formula })),
];
const named = new Set([
  ...entries.flatMap(({ id, formula }) => [
    `figure.${id}`,
    `means.${id}`,
    `made.${formula}`,
    `line.${formula}`,
  ]),
  ...resourceKinds.map((kind) => `resourceKind.${kind}`),
  ...sectionIds.flatMap((id) => [`section.${id}`, `section.${id}Table`, `section.${id}Empty`]),
]);

describe('messages', () => {
  it('are all used', () => {
    const text = sourceFiles(join(import.meta.dirname, '..'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const families =
      /^(action|field|auditKind|role|roles|permission|status|standing\.means|product|type|managed|region|endpoint|feature|helpdesk|importKind|importOutcome|importCount|foreignFile|report|reportTells|runState|pauseReason|every|reason|error|filter\.field|filter\.preset|filter\.expect|tagDetails\.color|excluded\.(licenses|calls))\./;
    const unused = Object.keys(english).filter(
      (id) => !families.test(id) && !named.has(id) && !text.includes(`'${id}'`),
    );
    expect(unused).toEqual([]);
  });

  it('name every figure, say what it means and how it is made', () => {
    expect(Object.keys(english)).toEqual(expect.arrayContaining([...named]));
    for (const name of kpiNames) expect(choiceLabel('kpi', name, createTranslate('en', en))).not.toBe(name);
    expect(choiceLabel('kpi', 'late', createTranslate('en', en))).toBe('late');
  });

  it('are said by who brings them, in the language of the page where it has them', () => {
    const fails = () => {
      throw new Error('a text of the host');
    };
    const t = createTranslate('en', { 'queue.title': () => 'Lines', 'queue.timedOut': fails });
    expect(t.find('queue.abandoned')).toBeUndefined();
    expect(t.find('queue.title')).toBe('Lines');
    const say = t.with(queueTexts, linkTexts);
    expect([say('queue.title'), say('queue.timedOut'), say('link.newTab')]).toEqual([
      'Lines',
      english['queue.timedOut'],
      english['link.newTab'],
    ]);
    // @ts-expect-error of an area that nobody has brought
    expect(say('chart.save')).toBe('chart.save');
  });

  it('count and group as the locale does', () => {
    const inEnglish = createTranslate('en', en).with(en);
    const inItalian = createTranslate('it', compiled.it as Messages).with(en);
    expect(inEnglish('customers.count', { total: 1 })).toBe('1 customer');
    expect(inEnglish('customers.count', { total: 12_345 })).toBe('12,345 customers');
    expect(inItalian('customers.count', { total: 12_345 })).toBe('12.345 clienti');
    expect(inItalian('status.licenseOverage')).toBe('Superamento licenza');
  });
});

describe('formats', () => {
  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Rome'])('never shift a date: %s', (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    expect(createFormats('en').day('2026-11-16')).toBe('Nov 16, 2026');
    expect(createFormats('it').day('2026-03-29')).toBe('29 mar 2026');
    process.env.TZ = before;
  });

  it('shows what is no date as it stands', () => {
    expect(createFormats('en').day('soon')).toBe('soon');
    expect(createFormats('en').instantDay('yesterday')).toBe('yesterday');
  });

  it.each(locales)('group numbers in sentences, lists and amounts as in cells: %s', (locale) => {
    const inCells = createFormats(locale).number(9335);
    const t = createTranslate(locale, compiled[locale] as Messages).with(en);
    expect(inCells).toMatch(/^\p{Nd}\D\p{Nd}{3}$/u);
    expect(t('customers.count', { total: 9335 })).toContain(inCells);
    expect(t('filter.tooLong', { max: 9335 })).toContain(inCells);
    expect(moneyText(locale, 9335, 'EUR')).toContain(inCells);
  });

  it('are made in one place', () => {
    const made = sourceFiles(join(import.meta.dirname, '..')).filter((path) =>
      /new Intl\.(NumberFormat|DateTimeFormat|PluralRules)|\.toLocale(Date|Time)?String\(/.test(
        readFileSync(path, 'utf8'),
      ),
    );
    expect(made.map((path) => basename(path))).toEqual(['intl-formats.ts']);
  });
});
