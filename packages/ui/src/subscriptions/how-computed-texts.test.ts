import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { createFigureFormats } from '../i18n/figure-formats.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { formulaText, lineText, ruleTexts } from './figure-texts.ts';
import { bandText, exclusionText } from './how-computed-texts.ts';

const t = createTranslate('en', en);
const formats = createFormats('en');
const writing = { t, formats, figureFormats: createFigureFormats('en') };

describe('how a figure is computed', () => {
  it.each([
    [1, '1–24'],
    [500, '500–1,999'],
    [2000, '2,000 or more'],
    [70, '70 or more'],
    [undefined, 'All sizes'],
  ])('names the band from %s', (band, text) => {
    expect(bandText(band, { t, formats })).toBe(text);
  });

  it('names bands of a rule with others', () => {
    expect(bandText(10, { t, formats, bands: [10, 50] })).toBe('10–49');
  });

  it('says by which rules, where they are not the usual ones', () => {
    const usual = t('kpi.lowAssignmentMeans', ruleTexts(undefined));
    expect(usual).toContain('below the lower quartile of its peers and at least 20 percentage points');
    const lowAssignment = { quantile: 0.1, gap: 0.305, bands: [1], fewestPeers: 5 };
    const rules = { windowDays: 30, autoRenewingExpires: true, lowAssignment };
    const values = { ...ruleTexts(rules), share: '10%' };
    const other = t('kpi.lowAssignmentMeans', values);
    expect(other).toContain('below the 10% quantile of its peers and at least 30.5 percentage points');
    expect(other).toContain('fewer than 5');
    expect(t('kpi.expiringMeans', values)).toBe(
      'Customers with a trial, or a subscription, ending in the next 30 days.',
    );
    expect(t('section.expiring', values)).toBe('Expiring in the next 30 days');
    expect(t('figure.lowCustomersMeans', ruleTexts({ ...rules, lowAssignment: null }))).toMatch(
      /rule of this portal/,
    );
  });

  it('says what was left out and why, and shows an unknown reason as it is named', () => {
    expect(exclusionText({ reason: 'notSupplied', of: 'pools', count: 1 }, t)).toBe(
      '1 row: count not supplied',
    );
    expect(exclusionText({ reason: 'embargoed', of: 'customers', count: 1200 }, t)).toBe(
      '1,200 customers: embargoed',
    );
  });

  const share = { id: 'expiring.usedShare', unit: 'share', asOf: '2026-11-16', excluded: [] };

  it('has its numbers', () => {
    const figure = { ...share, value: 0.6, numerator: 3000, denominator: 5000 };
    expect(formulaText(figure, 'used', writing)).toBe('3,000 used ÷ 5,000 purchased = 60%');
    expect(lineText(figure, 'used', writing)).toBe('3,000 of 5,000 licenses');
  });

  it('never makes a number of nothing', () => {
    const figure = { ...share, value: null, numerator: 0, denominator: 0 };
    expect(formulaText(figure, 'used', writing)).toBe('No value');
    expect(lineText(figure, 'used', writing)).toBe('No value');
  });
});
