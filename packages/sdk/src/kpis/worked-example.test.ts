import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenseColumns } from '../licenses/license-columns.ts';
import { licenseTrend } from '../licenses/license-trend.ts';
import type { SectionRow } from '../sections/section-row.ts';
import { sectionPools, sectionRow } from '../sections/section-rows.ts';
import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { licenseKpis, sectionFigures, tallyOf } from './figures.ts';

const example = new URL('../../../testing/example/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, example), 'utf8'));
const portfolio: { asOf: string; subscriptions: Subscription[] } = read('portfolio.json');
const figures: {
  kpis: Record<string, number>;
  sections: Record<string, Record<SectionId, { rows: SectionRow[] } & Record<string, unknown>>>;
  trend: Record<string, unknown[]>;
} = read('figures.json');

const { asOf } = portfolio;
const columns = licenseColumns(portfolio.subscriptions);
const tally = tallyOf(columns, { asOf });

describe('the worked example', () => {
  it('has its five KPIs', () => {
    const values = licenseKpis(portfolio.subscriptions, { asOf }).map(({ value }) => value);
    expect(values).toEqual(Object.values(figures.kpis));
  });

  const cases = ['calling', 'meetings'].flatMap((product) =>
    sectionIds.map((section) => [product, section] as const),
  );

  it.each(cases)('has the figures of %s, section %s', (product, section) => {
    const { rows: _, ...expected } = figures.sections[product]?.[section] ?? { rows: [] };
    const found = sectionFigures(section, product, tally).map(({ value }) => value as number);
    Object.values(expected).forEach((value, at) => {
      expect(found[at]).toBeCloseTo(value as number, 12);
    });
    expect(found).toHaveLength(Object.keys(expected).length);
  });

  it.each(cases)('has the rows of %s, section %s', (product, section) => {
    const { rows } = figures.sections[product]?.[section] ?? { rows: [] };
    const found = [...sectionPools(columns, tally, section, product)].map((pool) =>
      sectionRow(columns, pool, section, tally.today),
    );
    const key = ({ customerId, id }: SectionRow) => `${customerId} ${id}`;
    const sorted = (list: readonly SectionRow[]) => list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(found).toHaveLength(rows.length);
    sorted(rows).forEach((row, at) => {
      expect(sorted(found)[at]).toMatchObject(row);
    });
  });

  it.each(['calling', 'meetings'])('has the trend of %s', (product) => {
    expect(licenseTrend(portfolio.subscriptions, { asOf, product })).toEqual(figures.trend[product]);
  });
});
