import type { LicenseColumns } from '../licenses/license-columns.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { defaultLowAssignment, type LowAssignmentParameters } from './low-assignment-parameters.ts';
import { PeerRates } from './peer-rates.ts';
import { quantile, type RankedValues } from './quantile.ts';

/** The peers of a pool: running pools of the same product in the same size band, or in all of them. */
export interface PeerGroup {
  readonly product: string;
  /** Lower end of the band; `undefined`: all bands. */
  readonly band: number | undefined;
  readonly peers: number;
  readonly lowerQuantile: number;
  readonly median: number;
}

/** Judges which pools are low, 1 for each that is; a host may put a rule of its own in its place. */
export type LowAssignmentRule = (
  columns: LicenseColumns,
  today: number,
  products: ReadonlySet<number>,
) => {
  readonly isLow: Uint8Array;
  readonly groups: readonly PeerGroup[];
};

/** In doubles three quarters of the exact 20-point cases would go wrong. */
const tolerance = 1e-9;

/**
 * Our rule: a running pool is low when its assignment rate is below the lower quartile of its peers and at least 20 points
 * below their median (KPI-4). Nothing purchased, or assigned not known: neither low nor a peer.
 */
export function lowAssignmentRule(parameters: Overrides<LowAssignmentParameters> = {}): LowAssignmentRule {
  const rule = withDefaults(defaultLowAssignment, parameters);
  return (columns, today, products) => {
    const places = [...products];
    const bands = rule.bands.length;
    const peers = new PeerRates(columns, today, places, rule.bands);
    // group 0, of what is no peer, is never low
    const below = new Float64Array(places.length * bands + 1);
    const groups = places.flatMap((place, at) => {
      const first = at * bands + 1;
      const ranked = (band: number | undefined) =>
        band === undefined
          ? peers.ranked(first, first + bands)
          : peers.ranked(first + band, first + band + 1);
      const judged = judgeProduct(columns.products[place] ?? '', rule, ranked);
      below.set(judged.below, first);
      return judged.groups;
    });
    const isLow = new Uint8Array(columns.purchased.length);
    for (let pool = 0; pool < isLow.length; pool++) {
      if (peers.rates[pool]! < below[peers.groups[pool]!]!) isLow[pool] = 1;
    }
    return { isLow, groups };
  };
}

/** Below which rate a pool is low, band by band, and by which peers: those of the band (by its place), or of all. */
export function judgeProduct(
  product: string,
  rule: LowAssignmentParameters,
  ranked: (band: number | undefined) => RankedValues,
) {
  const groups: PeerGroup[] = [];
  const judge = (values: RankedValues, band?: number) => {
    const median = quantile(values, 0.5);
    const lowerQuantile = quantile(values, rule.quantile);
    groups.push({ product, band, peers: values.count, lowerQuantile, median });
    // strictly below the one, at or below the other
    return Math.min(lowerQuantile, median - rule.gap + tolerance);
  };
  const ofBands = rule.bands.map((band, place) => {
    const values = ranked(place);
    return values.count > 0 && values.count >= rule.fewestPeers ? judge(values, band) : undefined;
  });
  const hasSmall = ofBands.some((below, place) => below === undefined && ranked(place).count > 0);
  const ofAll = hasSmall ? judge(ranked(undefined)) : 0;
  return { below: ofBands.map((below) => below ?? ofAll), groups };
}
