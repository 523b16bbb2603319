import { kpiFigure, sectionFigures } from '../../sdk/src/kpis/figures.ts';
import { kpiIds } from '../../sdk/src/kpis/kpi-registry.ts';
import type { LicenseColumns } from '../../sdk/src/licenses/license-columns.ts';
import { licenseTally } from '../../sdk/src/sections/license-tally.ts';
import { sectionIds } from '../../sdk/src/subscriptions/section-ids.ts';
import { asOf, products } from './license-rows.ts';

/** The five KPIs, then the figures of the five sections, first of calling, then of meetings: what each peer computes. */
export type FigureValues = readonly (number | null)[];

/** The values as PartnerKit computes them. */
export function figureValues(columns: LicenseColumns): FigureValues {
  const tally = licenseTally(columns, { asOf });
  const figures = [
    ...kpiIds.map((id) => kpiFigure(id, tally)),
    ...products.flatMap((product) => sectionIds.flatMap((id) => sectionFigures(id, product, tally))),
  ];
  return figures.map(({ value }) => value);
}

/** What is added up over the pools of one product in the sections, by whoever adds it up. */
export interface SectionSums {
  readonly added: { readonly customers: number; readonly licenses: number };
  readonly expiring: ShareSums;
  readonly renewing: ShareSums;
  readonly low: ShareSums & { readonly unassigned: number };
  readonly over: { readonly customers: number; readonly overage: number };
}

/** Sums that shares are made of: what is assigned and used, and what was purchased where either is known. */
export interface ShareSums {
  readonly customers: number;
  readonly assigned: number;
  readonly ofAssigned: number;
  readonly used: number;
  readonly ofUsed: number;
}

/** The values that KPIs and sums make. */
export function valuesOf(kpis: readonly number[], sums: readonly SectionSums[]): FigureValues {
  return [...kpis, ...sums.flatMap(sectionValues)];
}

function sectionValues({ added, expiring, renewing, low, over }: SectionSums): FigureValues {
  return [
    ...[added.customers, added.licenses],
    ...shareValues(expiring),
    ...shareValues(renewing),
    ...[...shareValues(low), low.unassigned],
    ...[over.customers, over.overage, share(over.overage, over.customers)],
  ];
}

function shareValues({ customers, assigned, ofAssigned, used, ofUsed }: ShareSums): FigureValues {
  return [customers, share(assigned, ofAssigned), share(used, ofUsed)];
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
