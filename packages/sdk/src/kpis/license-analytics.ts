import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import { licenseTrend, type TrendWeek } from '../licenses/license-trend.ts';
import { type RunningLicenses, runningLicenses } from '../licenses/running-licenses.ts';
import { KeptAnswers } from '../operation/kept-answers.ts';
import type { OutputOf } from '../operation/operation.ts';
import type { LicensePrices } from '../prices/license-prices.ts';
import {
  type LicenseRules,
  type LicenseTally,
  type LicenseTotals,
  licenseTally,
  usualFigureProducts,
} from '../sections/license-tally.ts';
import { type SectionPage, SectionPages, type SectionRequest } from '../sections/section-pages.ts';
import { sectionIds } from '../subscriptions/section-ids.ts';
import type { licenseFigures } from '../subscriptions/subscriptions.contract.ts';
import { kpiFigure, sectionFigures } from './figures.ts';
import { kpiCustomers } from './kpi-customers.ts';
import { kpiIds } from './kpi-registry.ts';
import type { Figure } from './license-figure-registry.ts';
import { type Waste, type WasteOfFigures, wasteChanges, wasteOfFigures, wasteOfRow } from './waste.ts';
import { type WeekApart, weekApart } from './week-before.ts';

/** What a snapshot of a partner's licenses in a region is made of. */
export interface LicenseSnapshot {
  readonly columns: LicenseColumns;
  /** The name of each customer of the columns. */
  readonly names: readonly string[];
  /** Customers of whom no subscriptions are supplied. */
  readonly notSupplied: number;
}

/** The figures of the subscription analytics as they are answered (KPI, SUB). */
type LicenseFigures = Omit<OutputOf<typeof licenseFigures>, 'freshAt'>;

type AnsweredFigure = LicenseFigures['kpis'][number];

/** What is compared with the week before. */
interface Compared extends Pick<WeekApart, 'asOf' | 'week' | 'notKnown' | 'isKnown'> {
  readonly now: LicenseTotals;
  readonly before: LicenseTotals;
}

/** What waste costs, and what it was a week before. */
interface ComparedWaste {
  readonly now: WasteOfFigures;
  /** `undefined`: no two weeks lie behind the day. */
  readonly weeks:
    | (Pick<WeekApart, 'asOf' | 'week' | 'notKnown' | 'isKnown'> & {
        readonly now: WasteOfFigures;
        readonly before: WasteOfFigures;
      })
    | undefined;
}

const answeredWaste = ({ now, weeks }: ComparedWaste, product: string) => {
  const each = <Of extends 'kpis' | 'sections'>(of: Of, products: readonly string[]) =>
    Object.fromEntries(
      (Object.entries(now[of]) as [keyof WasteOfFigures[Of], Waste][]).map(([name, waste]) => [
        name,
        {
          amounts: [...waste.amounts],
          excluded: [...waste.excluded],
          weekBefore: wasteBefore(weeks, products, (week) => week[of][name] as Waste),
        },
      ]),
    );
  return { kpis: each('kpis', usualFigureProducts), sections: each('sections', [product]) };
};

function wasteBefore(
  weeks: ComparedWaste['weeks'],
  products: readonly string[],
  of: (waste: WasteOfFigures) => Waste,
): NonNullable<LicenseFigures['waste']>['kpis'][string]['weekBefore'] {
  if (!weeks || !products.some(weeks.isKnown)) return null;
  const [now, before] = [of(weeks.now), of(weeks.before)];
  const changes = wasteChanges(now, before);
  // no price is known of either week
  if (changes.length === 0) return null;
  return {
    asOf: weeks.asOf,
    week: weeks.week,
    amounts: [...before.amounts],
    changes,
    notKnown: products.reduce((sum, product) => sum + weeks.notKnown(product), 0),
  };
}

/** Answers everything about a snapshot; what costs is kept until the snapshot is replaced. */
export class LicenseAnalytics {
  readonly #snapshot: LicenseSnapshot;
  readonly #rules: LicenseRules;
  #pages: SectionPages | undefined;
  readonly #tallies = new KeptAnswers<LicenseTally>(3);
  readonly #compared = new KeptAnswers<{ readonly weeks: Compared | undefined }>(2);
  /** What was added up by prices, as long as these are the ones. */
  readonly #wastes = new WeakMap<LicensePrices, KeptAnswers<ComparedWaste>>();
  readonly #trends = new KeptAnswers<readonly TrendWeek[]>(32);

  constructor(snapshot: LicenseSnapshot, rules: LicenseRules = {}) {
    this.#snapshot = snapshot;
    this.#rules = rules;
  }

  /** Every figure of the registry, those of sections for one product of the switch; with prices, what waste costs. */
  figures(asOf: CalendarDay, product: string, prices?: LicensePrices): LicenseFigures {
    const { notSupplied } = this.#snapshot;
    const tally = this.#tally(asOf);
    const { lowAssignment, ...rules } = tally.rules;
    const ofSections = sectionIds.map((id) => [
      id,
      this.#answered(tally, [product], (totals) => sectionFigures(id, product, totals, notSupplied)),
    ]);
    return {
      asOf,
      kpis: this.#answered(tally, usualFigureProducts, (totals) =>
        kpiIds.map((id) => kpiFigure(id, totals, notSupplied)),
      ),
      sections: Object.fromEntries(ofSections) as LicenseFigures['sections'],
      ...(prices && { waste: answeredWaste(this.#waste(tally, product, prices), product) }),
      rules: {
        ...rules,
        lowAssignment: lowAssignment && { ...lowAssignment, bands: [...lowAssignment.bands] },
      },
      peers: tally.peers.filter((group) => group.product === product).map((group) => ({ ...group })),
    };
  }

  section(
    { asOf, ...request }: SectionRequest & { readonly asOf: CalendarDay },
    prices?: LicensePrices,
  ): SectionPage {
    const { columns, names } = this.#snapshot;
    this.#pages ??= new SectionPages(columns, names);
    const page = this.#pages.page(this.#tally(asOf), request);
    if (!prices) return page;
    return { ...page, items: page.items.map((row) => ({ ...row, waste: wasteOfRow(row, prices) })) };
  }

  trend(asOf: CalendarDay, product: string, weeks?: number): readonly TrendWeek[] {
    return this.#trends.of(JSON.stringify([asOf, product, weeks]), () =>
      licenseTrend(this.#snapshot.columns, { asOf, product, weeks }),
    );
  }

  /** What the figures of a day are made of. */
  tallied(asOf: CalendarDay): { readonly columns: LicenseColumns; readonly tally: LicenseTally } {
    return { columns: this.#snapshot.columns, tally: this.#tally(asOf) };
  }

  /** Ids of the customers that one of the five KPIs counts, by its name in a query. */
  customersOf(asOf: CalendarDay, kpi: string): string[] {
    return kpiCustomers(this.#snapshot.columns, this.#tally(asOf), kpi);
  }

  /** Licenses of one product in what runs on a day, by customer. */
  runningLicenses(asOf: CalendarDay, product: string): ReadonlyMap<string, RunningLicenses> {
    return runningLicenses(this.#snapshot.columns, asOf, product);
  }

  #waste(tally: LicenseTally, product: string, prices: LicensePrices): ComparedWaste {
    const byKey = this.#wastes.get(prices) ?? new KeptAnswers<ComparedWaste>(8);
    this.#wastes.set(prices, byKey);
    return byKey.of(JSON.stringify([tally.asOf, product]), () => {
      const now = wasteOfFigures(this.#snapshot.columns, tally, prices, product);
      const apart = weekApart(this.#snapshot.columns, tally.today);
      if (!apart) return { now, weeks: undefined };
      const { now: latest, before, ...said } = apart;
      const of = (columns: LicenseColumns, asOf: CalendarDay) =>
        wasteOfFigures(columns, licenseTally(columns, { ...this.#rules, asOf }), prices, product);
      return {
        now,
        weeks: { ...said, now: of(latest, tally.asOf), before: of(before, said.asOf) },
      };
    });
  }

  /** Figures out of a tally, each with what it was a week before. */
  #answered(
    tally: LicenseTally,
    products: readonly string[],
    make: (totals: LicenseTotals) => readonly Figure[],
  ): AnsweredFigure[] {
    const weeks = this.#weeks(tally);
    const isKnown = weeks && products.some(weeks.isKnown);
    const [now, before] = isKnown ? [make(weeks.now), make(weeks.before)] : [];
    return make(tally).map(({ excluded, ...figure }, at) => {
      const [value, was] = [now?.[at]?.value ?? null, before?.[at]?.value ?? null];
      return {
        ...figure,
        excluded: [...excluded],
        weekBefore:
          weeks && value !== null && was !== null
            ? {
                ...{ asOf: weeks.asOf, week: weeks.week, value: was, change: value - was },
                notKnown: products.reduce((sum, product) => sum + weeks.notKnown(product), 0),
              }
            : null,
      };
    });
  }

  /** What the figures of a day are compared with; only the sums are kept. */
  #weeks({ asOf, today }: LicenseTally): Compared | undefined {
    return this.#compared.of(asOf, () => {
      const apart = weekApart(this.#snapshot.columns, today);
      if (!apart) return { weeks: undefined };
      const { now, before, ...said } = apart;
      const sums = (columns: LicenseColumns, day: CalendarDay): LicenseTotals => {
        const {
          membership: _,
          products: __,
          ...totals
        } = licenseTally(columns, {
          ...this.#rules,
          asOf: day,
        });
        return totals;
      };
      return { weeks: { ...said, now: sums(now, asOf), before: sums(before, apart.asOf) } };
    }).weeks;
  }

  #tally(asOf: CalendarDay): LicenseTally {
    return this.#tallies.of(asOf, () => licenseTally(this.#snapshot.columns, { ...this.#rules, asOf }));
  }
}
