import type { CalendarDay } from '../calendar/calendar-day.ts';
import { checkList, isRecord, isText, misfit } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import type { LicenseColumns } from '../licenses/license-columns.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { type LowAssignmentRule, lowAssignmentRule, type PeerGroup } from '../peers/low-assignment.ts';
import { defaultLowAssignment, type LowAssignmentParameters } from '../peers/low-assignment-parameters.ts';
import type { SectionId } from '../subscriptions/section-ids.ts';
import { sectionJudge } from './section-registry.ts';
import { defaultSectionRules, type SectionRules } from './section-rules.ts';
import { hasProduct, newSectionSets } from './section-sets.ts';
import { SectionSums, type SectionTally } from './section-sums.ts';

/** Rules that a host may replace; ours unless told. */
export interface LicenseRules extends Overrides<SectionRules> {
  /** Who has low assignment: by other parameters, or by a function of the host's own. */
  readonly lowAssignment?: Overrides<LowAssignmentParameters> | LowAssignmentRule | undefined;
}

/** By which rules figures were computed. */
export interface AppliedRules extends SectionRules {
  /** `null`: a function of the host's own. */
  readonly lowAssignment: LowAssignmentParameters | null;
}

/** What figures are computed for, and by which rules. */
export interface LicenseFigureOptions extends LicenseRules {
  readonly asOf: CalendarDay;
  /** Products that the figures are about; `calling` and `meetings` unless told. */
  readonly products?: readonly string[] | undefined;
}

/** What the figures are made of. */
export interface LicenseTotals {
  readonly asOf: CalendarDay;
  readonly today: number;
  /** Customers that have one of the products. */
  readonly customers: number;
  /** Customers in each section, of any of the products. */
  readonly inSection: Readonly<Record<SectionId, number>>;
  readonly sections: Readonly<Record<string, Readonly<Record<SectionId, SectionTally>>>>;
  readonly rules: AppliedRules;
  readonly peers: readonly PeerGroup[];
  readonly excluded: {
    readonly invalid: number;
    readonly assignedUnknown: number;
    readonly nothingPurchased: number;
  };
}

/** What the figures are made of, and which pools are in it. */
export interface LicenseTally extends LicenseTotals {
  /** In which sections a pool is: the bits of {@link sectionBit}. */
  readonly membership: Uint8Array;
  /** Places in the columns of the products that the figures are about. */
  readonly products: ReadonlySet<number>;
}

/** The products that figures are about where nobody says others. */
export const usualFigureProducts: readonly string[] = ['calling', 'meetings'];

/** The products that figures are about: those wanted, each once. */
export function figureProducts({ products = usualFigureProducts }: LicenseFigureOptions): string[] {
  checkList('products', products, isText, 'texts');
  return [...new Set(products)];
}

/** The rules that hold where a host says only some of them. */
export function appliedRules({ lowAssignment, ...others }: LicenseRules): AppliedRules {
  return {
    windowDays: others.windowDays ?? defaultSectionRules.windowDays,
    autoRenewingExpires: others.autoRenewingExpires ?? defaultSectionRules.autoRenewingExpires,
    lowAssignment:
      typeof lowAssignment === 'function' ? null : withDefaults(defaultLowAssignment, lowAssignment),
  };
}

/** Throws `invalid` unless a value is what {@link licenseTally} makes. */
export function checkTally(tally: unknown): void {
  const { sections, inSection, excluded } = (isRecord(tally) ? tally : {}) as Readonly<
    Record<string, unknown>
  >;
  if (isRecord(sections) && isRecord(inSection) && isRecord(excluded)) return;
  throw misfit('tally', 'what tallyOf makes', tally);
}

/** The sums of each section of a product. Throws `invalid` for one that the figures are not about. */
export function sectionsOfProduct(
  { sections }: LicenseTotals,
  product: string,
): Readonly<Record<SectionId, SectionTally>> {
  const ofProduct = Object.hasOwn(sections, product) ? sections[product] : undefined;
  if (ofProduct) return ofProduct;
  throw invalidField(
    'product',
    `expected one of ${Object.keys(sections).join(', ')}, found ${String(product)}`,
  );
}

/** Adds up the license pools of a partner and region for an as-of date. */
export function licenseTally(columns: LicenseColumns, options: LicenseFigureOptions): LicenseTally {
  const { asOf, lowAssignment } = options;
  const rules = appliedRules(options);
  const lowRule = typeof lowAssignment === 'function' ? lowAssignment : lowAssignmentRule(lowAssignment);
  const today = asOfDay(asOf);
  const products = figureProducts(options);
  const places = products.map((product) => columns.products.indexOf(product));
  const wanted = new Set(places);
  const { isLow, groups } = lowRule(columns, today, wanted);
  const sums = new SectionSums(products.length);
  const { membership, held, purchasedOf, excluded } = addPools(columns, places, today, isLow, rules, sums);
  for (let customer = 0; customer < columns.customerIds.length; customer++) {
    let any = 0;
    for (let at = 0; at < places.length; at++) {
      const mark = customer * places.length + at;
      const sections = held[mark]!;
      any |= sections;
      if (sections > hasProduct) sums.addCustomerOf(at, sections - hasProduct, purchasedOf[mark]!, 1);
    }
    if (any > 0) sums.addCustomer(any - hasProduct, 1);
  }
  return {
    asOf,
    today,
    customers: sums.customers,
    inSection: sums.inSection(),
    sections: Object.fromEntries(products.map((product, at) => [product, sums.sections(at)])),
    rules,
    membership,
    products: wanted,
    peers: groups,
    excluded: { invalid: columns.refused.length, ...excluded },
  };
}

/** In which sections each pool is, and what each customer has of each product. */
function addPools(
  columns: LicenseColumns,
  places: readonly number[],
  today: number,
  isLow: Uint8Array,
  rules: SectionRules,
  sums: SectionSums,
) {
  const { subscription, product, purchased, assigned, used, start, end, autoRenews, customer } = columns;
  const placeOf = columns.products.map((_, place) => places.indexOf(place));
  const membership = newSectionSets(purchased.length);
  const held = newSectionSets(columns.customerIds.length * places.length);
  const purchasedOf = new Float64Array(held.length);
  const sectionsOf = sectionJudge(rules);
  // one for all, so that a million pools make no object each
  const day = { since: 0, until: 0, renews: false, purchased: 0, assigned: 0, isLow: false };
  let assignedUnknown = 0;
  let nothingPurchased = 0;
  for (let pool = 0; pool < purchased.length; pool++) {
    const at = placeOf[product[pool]!]!;
    if (at < 0) continue;
    const owner = subscription[pool]!;
    const size = purchased[pool]!;
    const given = assigned[pool]!;
    day.since = today - start[owner]!;
    day.until = end[owner]! - today;
    day.renews = autoRenews[owner] === 1;
    day.purchased = size;
    day.assigned = given;
    day.isLow = isLow[pool] === 1;
    const sections = sectionsOf(day);
    if (day.since >= 0 && day.until >= 0) {
      if (!(given >= 0)) assignedUnknown++;
      else if (size === 0) nothingPurchased++;
    }
    membership[pool] = sections;
    const mark = customer[owner]! * places.length + at;
    held[mark]! |= sections | hasProduct;
    purchasedOf[mark]! += size;
    if (sections > 0) sums.addPool(at, sections, size, given, used[pool]!, 1);
  }
  return { membership, held, purchasedOf, excluded: { assignedUnknown, nothingPurchased } };
}
