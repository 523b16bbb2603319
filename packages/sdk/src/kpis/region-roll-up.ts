import { checkList, isRecord, misfit } from '../errors/check-argument.ts';
import type { Counted, Figure, LeftOut } from '../figures/figure.ts';
import { kpiIds } from './kpi-registry.ts';

/** A figure a week before, and what has been added since. */
export interface FigureWeekBefore {
  /** The day seven days before, and the Sunday of the week whose counts these are. */
  readonly asOf: string;
  readonly week: string;
  readonly value: number;
  readonly change: number;
  /** License pools that are left out of the comparison. */
  readonly notKnown: number;
}

/** A KPI of a region as it answered it. */
export interface RegionKpi extends Figure {
  /** What it was a week before; `null` or absent where that is not known. */
  readonly weekBefore?: FigureWeekBefore | null | undefined;
}

/** What a region tells of itself: how many customers it has, and its KPIs as it answered them. */
export interface RegionKpis {
  readonly region: string;
  readonly customers: number;
  readonly kpis: readonly RegionKpi[];
}

/** A KPI of several regions in sum, and the regions that had no value to add: they are left out, not counted as zero. */
export interface RolledUpFigure extends Figure {
  readonly without: readonly string[];
  /** The sum of a week before, where each region that was added knows its own of the same week; else `null`. */
  readonly weekBefore: FigureWeekBefore | null;
}

/** Several regions in sum (ROL-1). */
export interface RegionRollUp {
  readonly customers: number;
  /** Those of the five KPIs that a region at least has told of, in order. */
  readonly kpis: readonly RolledUpFigure[];
}

/**
 * The KPIs of regions in sum (ROL-1): a customer lives in one region, so that counts add up. What is added are the answers of
 * the regions; no row of one is needed. Throws `invalid` by the place of a region that is named twice, and of a figure that
 * doesn't fit or is of another day than that of the first region.
 */
export function regionRollUp(regions: readonly RegionKpis[]): RegionRollUp {
  checkList('regions', regions, isRecord);
  const seen = new Set<string>();
  regions.forEach(({ region, customers, kpis }, at) => {
    const place = `regions[${at}]`;
    if (typeof region !== 'string') throw misfit(`${place}.region`, 'a text', region);
    if (seen.has(region)) throw misfit(`${place}.region`, 'a region once', region);
    seen.add(region);
    if (!isCount(customers)) throw misfit(`${place}.customers`, 'a number from 0', customers);
    checkList(`${place}.kpis`, kpis, isFigure, 'figures');
  });
  return {
    customers: regions.reduce((sum, { customers }) => sum + customers, 0),
    kpis: kpiIds.flatMap((id) => rolledUp(id, regions) ?? []),
  };
}

function rolledUp(id: string, regions: readonly RegionKpis[]): RolledUpFigure | undefined {
  const told = regions.map(({ region, kpis }, at) => ({
    region,
    at,
    figure: kpis.find((figure) => figure.id === id),
  }));
  const first = told.find(({ figure }) => figure)?.figure;
  if (!first) return undefined;
  const added: RegionKpi[] = [];
  const without: string[] = [];
  for (const { region, at, figure } of told) {
    if (figure && figure.asOf !== first.asOf)
      throw misfit(`regions[${at}].kpis.${id}.asOf`, `${first.asOf}, the day of the others`, figure.asOf);
    if (figure && figure.value !== null) added.push(figure);
    else without.push(region);
  }
  const sum = (of: (figure: Figure) => number) => added.reduce((total, figure) => total + of(figure), 0);
  return {
    id,
    unit: first.unit,
    value: added.length > 0 ? sum(({ value }) => value ?? 0) : null,
    numerator: sum(({ numerator }) => numerator),
    denominator: added.some(({ denominator }) => denominator === null)
      ? null
      : sum(({ denominator }) => denominator ?? 0),
    asOf: first.asOf,
    excluded: leftOutInSum(told.flatMap(({ figure }) => figure?.excluded ?? [])),
    without,
    weekBefore: weekBeforeInSum(added),
  };
}

/** A week that is not known of one region is not known of all: its part would count as no change. */
function weekBeforeInSum(added: readonly RegionKpi[]): FigureWeekBefore | null {
  const weeks = added.flatMap(({ weekBefore }) => weekBefore ?? []);
  const [first] = weeks;
  if (!first || weeks.length < added.length) return null;
  const { asOf, week } = first;
  if (weeks.some((one) => one.asOf !== asOf || one.week !== week)) return null;
  const sum = (of: 'value' | 'change' | 'notKnown') => weeks.reduce((total, one) => total + one[of], 0);
  return { asOf, week, value: sum('value'), change: sum('change'), notKnown: sum('notKnown') };
}

/** What is left out for the same reason, in sum. */
function leftOutInSum(all: readonly Counted<LeftOut>[]): Counted<LeftOut>[] {
  const sums = new Map<string, Counted<LeftOut>>();
  for (const one of all) {
    const key = JSON.stringify([one.reason, one.of]);
    const before = sums.get(key);
    sums.set(key, before ? { ...before, count: before.count + one.count } : one);
  }
  return [...sums.values()];
}

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

function isFigure(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, value: said, numerator, denominator, asOf, excluded } = value;
  return (
    typeof id === 'string' &&
    (said === null || typeof said === 'number') &&
    typeof numerator === 'number' &&
    (denominator === null || typeof denominator === 'number') &&
    typeof asOf === 'string' &&
    Array.isArray(excluded) &&
    excluded.every((one) => isRecord(one) && typeof one.count === 'number')
  );
}
