import { callingFigureIds } from '@partnerkit/sdk/calling';
import { callingFigureRegistry, queueFigureIds } from '@partnerkit/sdk/rules';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../compile-messages.ts';
import { en } from '../i18n/en.messages.ts';
import { createFigureFormats } from '../i18n/figure-formats.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import {
  type AnsweredFigure,
  changeText,
  exclusionText,
  formulaText,
  lineText,
  valueText,
} from './figure-words.ts';

const t = createTranslate('en', en);
const writing = { t, formats: createFormats('en'), figureFormats: createFigureFormats('en') };

const figure = (more: Partial<AnsweredFigure>): AnsweredFigure => ({
  unit: 'customers',
  value: 3,
  numerator: 3,
  denominator: null,
  asOf: '2026-11-16',
  excluded: [],
  ...more,
});

describe('the words of a figure', () => {
  it.each(['en', 'ar-u-nu-arab'])('have no sign where nothing has changed, in %s', (locale) => {
    const here = { ...writing, figureFormats: createFigureFormats(locale) };
    const since = (change: number) =>
      changeText(
        figure({
          weekBefore: { ...{ asOf: '2026-11-09', week: '2026-11-01' }, value: 3, change, notKnown: 0 },
        }),
        here,
      );
    expect(since(0)).toBe('No change since last week');
    expect(since(0.04)).toBe('No change since last week');
    expect(since(10)).toContain(here.figureFormats.change(10));
  });

  it('begin a sentence with a change without turning its direction, in Arabic', () => {
    const { change } = createFigureFormats('ar');
    expect(change(10)).toMatch(/\+10/);
    expect([change(10), change(-10)].filter((text) => /^[\u200e\u200f]/.test(text))).toEqual([]);
  });

  it.each([
    ['customers', {}, '3', '3 customers', 'as of Nov 16, 2026'],
    ['customersOf', { denominator: 12 }, '3', '3 of 12 customers', '25.0% of customers'],
    [
      'customersOf',
      { denominator: 0, value: 0, numerator: 0 },
      '0',
      '0 of 0 customers',
      'as of Nov 16, 2026',
    ],
    ['licenses', { unit: 'licenses', value: 1, numerator: 1 }, '1', '1 license', 'license'],
    [
      'assigned',
      { unit: 'share', value: 0.6, numerator: 3000, denominator: 5000 },
      '60.0%',
      '3,000 assigned ÷ 5,000 purchased = 60.0%',
      '3,000 of 5,000 licenses',
    ],
    [
      'used',
      { unit: 'share', value: 0.6, numerator: 3000, denominator: 5000 },
      '60.0%',
      '3,000 used ÷ 5,000 purchased = 60.0%',
      '3,000 of 5,000 licenses',
    ],
    [
      'average',
      { unit: 'licensesPerCustomer', value: 2.5, numerator: 5, denominator: 2 },
      '2.5',
      '5 licenses ÷ 2 customers = 2.5',
      'licenses per customer',
    ],
    ['queueCalls', { unit: 'calls', week: '2026-11-08' }, '3', '3 calls', 'week of Nov 8, 2026'],
    [
      'abandoned',
      { unit: 'share', value: 0.25, numerator: 1, denominator: 4 },
      '25.0%',
      '1 abandoned ÷ 4 calls into queues = 25.0%',
      'over 4 calls',
    ],
    [
      'time',
      { unit: 'seconds', value: 90, numerator: 90, denominator: 1 },
      '1 min 30 sec',
      '1 min 30 sec ÷ 1 call = 1 min 30 sec',
      'over 1 call',
    ],
  ] as const)('made as %s: %o', (formula, more, value, made, line) => {
    const one = figure(more);
    expect(valueText(one, writing)).toBe(value);
    expect(formulaText(one, formula, writing)).toBe(made);
    expect(lineText(one, formula, writing)).toBe(line);
    const none = figure({ ...more, value: null, numerator: 0, denominator: 0 });
    expect(valueText(none, writing)).toBeUndefined();
    expect(formulaText(none, formula, writing)).toBe('No value');
    expect(lineText(none, formula, writing)).toBe('No value');
  });

  it('say what was left out and why, and show an unknown reason as it is named', () => {
    const text = (feature: 'licenses' | 'calls', reason: string, of: string, count: number) =>
      exclusionText(feature, { reason, of, count }, t);
    expect(text('licenses', 'notSupplied', 'pools', 1)).toBe('1 row: count not supplied');
    expect(text('licenses', 'embargoed', 'customers', 1200)).toBe('1,200 customers: embargoed');
    expect(text('calls', 'weekNotKnown', 'customers', 2)).toBe('2 customers: the week is not known');
    expect(text('calls', 'notSupplied', 'customers', 1)).toBe('1 customer: the data does not tell');
  });

  it('has words for whatever the registry leaves out of a figure of queues', () => {
    const picture = { isKnown: true, weeks: [], rows: [], customersWithQueues: 0, total: { notKnown: {} } };
    for (const id of queueFigureIds) {
      const { excluded } = callingFigureRegistry[id].parts(picture as never);
      for (const { reason, of } of excluded)
        expect(Object.keys(catalog('en'))).toContain(`excluded.calls.${reason}.${of}`);
    }
    expect(callingFigureIds).toEqual(expect.arrayContaining([...queueFigureIds]));
  });
});
