import { checkRecord, misfit } from '../errors/check-argument.ts';
import { type SectionId, sectionIds } from '../subscriptions/sections.ts';
import {
  type Exclusion,
  type ExclusionReason,
  type Figure,
  type FigureId,
  figureIds,
  type KpiId,
  kpiIds,
} from './figure.ts';
import { columnsOf, type LicenseRows } from './license-rows.ts';
import {
  checkTally,
  type LicenseFigureOptions,
  type LicenseTally,
  type LicenseTotals,
  licenseTally,
  sectionsOfProduct,
} from './license-tally.ts';
import { sections } from './section-registry.ts';

/** How figures are computed. */
export interface FigureOptions extends LicenseFigureOptions {
  /** Customers of whom no subscriptions are supplied: they are in no figure, and counted as left out. */
  readonly customersNotSupplied?: number | undefined;
}

/** How figures of a section are computed: the product that the switch shows (SUB). */
export interface SectionFigureOptions extends FigureOptions {
  readonly product: string;
}

/** A ready sum of everything, so that several figures cost one pass. */
export function tallyOf(rows: LicenseRows, options: LicenseFigureOptions): LicenseTally {
  checkRecord('options', options);
  return licenseTally(columnsOf(rows), options);
}

/** One of the five KPIs, out of a tally. They do not depend on the product switch. */
export function kpiFigure(id: KpiId, tally: LicenseTotals, notSupplied = 0): Figure {
  checkFigure(id, kpiIds);
  checkTally(tally);
  const section = sectionIds.find((name) => id === `${name}Customers`);
  const count = section ? tally.inSection[section] : tally.customers;
  const isUnknown = tally.customers === 0 && notSupplied > 0;
  const isLow = id === 'lowAssignmentCustomers';
  return {
    id,
    unit: 'customers',
    value: isUnknown ? null : count,
    numerator: count,
    denominator: section ? tally.customers : null,
    asOf: tally.asOf,
    excluded: leftOut(
      tally,
      notSupplied,
      ['notSupplied', isLow || id === 'overLimitCustomers' ? tally.excluded.assignedUnknown : 0],
      ['nothingPurchased', isLow ? tally.excluded.nothingPurchased : 0],
    ),
  };
}

/** The figures of a section for one product, out of a tally. */
export function sectionFigures(
  section: SectionId,
  product: string,
  tally: LicenseTotals,
  notSupplied = 0,
): Figure[] {
  checkFigure(section, sectionIds);
  checkTally(tally);
  const sums = sectionsOfProduct(tally, product)[section];
  return sections[section].figures.map(({ id, unit, numerator, denominator, unknown }) => {
    const above = sums[numerator];
    const below = denominator ? sums[denominator] : null;
    const count = tally.customers === 0 && notSupplied > 0 ? null : above;
    return {
      id: `${section}.${id}` as FigureId,
      unit,
      value: below === null ? count : below > 0 ? above / below : null,
      numerator: above,
      denominator: below,
      asOf: tally.asOf,
      excluded: leftOut(tally, notSupplied, ['notSupplied', unknown ? sums[unknown] : 0]),
    };
  });
}

/** Throws `invalid` for a figure or a section that there is not. */
function checkFigure(id: unknown, known: readonly string[]): void {
  if (!(known as readonly unknown[]).includes(id)) throw misfit('id', `one of ${known.join(', ')}`, id);
}

/** What is left out of a figure: customers not supplied, subscriptions that do not fit, and pools. */
function leftOut(
  { excluded }: LicenseTotals,
  notSupplied: number,
  ...pools: readonly [ExclusionReason, number][]
): Exclusion[] {
  const all: Exclusion[] = [
    { reason: 'notSupplied', of: 'customers', count: notSupplied },
    { reason: 'invalid', of: 'subscriptions', count: excluded.invalid },
    ...pools.map(([reason, count]) => ({ reason, of: 'pools', count }) as const),
  ];
  return all.filter(({ count }) => count > 0);
}

/** The five KPIs over plain rows (KPI-1 to KPI-5). */
export function licenseKpis(rows: LicenseRows, options: FigureOptions): Figure[] {
  const tally = tallyOf(rows, options);
  return kpiIds.map((id) => kpiFigure(id, tally, options.customersNotSupplied));
}

function kpi(id: KpiId, rows: LicenseRows, options: FigureOptions): Figure {
  return kpiFigure(id, tallyOf(rows, options), options.customersNotSupplied);
}

/** One figure over plain rows; those of a section need the product that the switch shows (KPI, SUB). */
export function licenseFigure(id: KpiId, rows: LicenseRows, options: FigureOptions): Figure;
export function licenseFigure(id: FigureId, rows: LicenseRows, options: SectionFigureOptions): Figure;
export function licenseFigure(
  id: FigureId,
  rows: LicenseRows,
  options: FigureOptions & Partial<SectionFigureOptions>,
): Figure {
  checkFigure(id, figureIds);
  checkRecord('options', options);
  const section = sectionIds.find((name) => id.startsWith(`${name}.`));
  if (!section) return kpi(id as KpiId, rows, options);
  const { product = '', customersNotSupplied } = options;
  const all = sectionFigures(section, product, tallyOf(rows, options), customersNotSupplied);
  return all.find((figure) => figure.id === id) as Figure;
}

/** KPI-1: customers with calling or meetings. */
export const totalCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('totalCustomers', rows, options);
/** KPI-2: customers with something that ends in the next 90 days. */
export const expiringCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('expiringCustomers', rows, options);
/** KPI-3: customers with a subscription that renews in the next 90 days. */
export const renewingCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('renewingCustomers', rows, options);
/** KPI-4: customers that assigned fewer licenses than their peers. */
export const lowAssignmentCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('lowAssignmentCustomers', rows, options);
/** KPI-5: customers with more licenses assigned than purchased. */
export const overLimitCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('overLimitCustomers', rows, options);
