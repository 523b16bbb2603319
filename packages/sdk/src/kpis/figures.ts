import { checkOneOf, checkRecord } from '../errors/check-argument.ts';
import { figureOf } from '../figures/figure-entry.ts';
import { columnsOf, type LicenseRows } from '../licenses/license-rows.ts';
import {
  checkTally,
  type LicenseFigureOptions,
  type LicenseTally,
  type LicenseTotals,
  licenseTally,
  sectionsOfProduct,
} from '../sections/license-tally.ts';
import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import { kpiEntry } from './kpi-entry.ts';
import { type KpiId, kpiIds, kpiRegistry } from './kpi-registry.ts';
import {
  type Figure,
  type FigureId,
  figureIds,
  figuresOfSection,
  licenseFigureRegistry,
} from './license-figure-registry.ts';

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
  checkOneOf('id', id, kpiIds);
  checkTally(tally);
  return figureOf(id, kpiEntry(kpiRegistry[id]), { totals: tally, notSupplied }, tally.asOf);
}

/** The figures of a section for one product, out of a tally. */
export function sectionFigures(
  section: SectionId,
  product: string,
  tally: LicenseTotals,
  notSupplied = 0,
): Figure[] {
  const ids = figuresOfSection(section);
  checkTally(tally);
  const made = { totals: tally, notSupplied, sums: sectionsOfProduct(tally, product)[section] };
  return ids.map((id) => figureOf(id, licenseFigureRegistry[id], made, tally.asOf));
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
  checkOneOf('id', id, figureIds);
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
/** KPI-2: customers with something that ends soon: in the next 90 days, unless the rules say otherwise. */
export const expiringCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('expiringCustomers', rows, options);
/** KPI-3: customers with a subscription that renews soon: in the next 90 days, unless the rules say otherwise. */
export const renewingCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('renewingCustomers', rows, options);
/** KPI-4: customers that assigned fewer licenses than their peers. */
export const lowAssignmentCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('lowAssignmentCustomers', rows, options);
/** KPI-5: customers with more licenses assigned than purchased. */
export const overLimitCustomers = (rows: LicenseRows, options: FigureOptions): Figure =>
  kpi('overLimitCustomers', rows, options);
