import type { LicensePrices, LicenseRules } from '@partnerkit/sdk/kpis';
import { LicenseAnalytics, type LicenseSnapshot } from '@partnerkit/sdk/server';
import type { Glance, Transaction } from '../storage/transaction.ts';
import type { FindPrices } from './license-prices.ts';
import { type LicenseReach, selectLicenses, selectLicenseVersion } from './subscriptions.queries.ts';

/** Whose licenses are looked at, and in which region. */
export interface SnapshotReach extends LicenseReach {
  readonly region: string;
}

/** What answers about a partner's licenses in a region, and when they were last changed. */
export interface KnownLicenses {
  readonly analytics: LicenseAnalytics;
  readonly freshAt: string | undefined;
  /** What they cost a month; `undefined`: no prices are supplied. */
  readonly prices: LicensePrices | undefined;
  /** Another text for other licenses. */
  readonly version: string;
}

/** Snapshots of licenses in memory, which answer as long as nothing has changed in the database. */
export interface LicenseSnapshots {
  /** The transaction must be of one instant (repeatable read), so that a snapshot is what its version says. */
  of(tx: Transaction, reach: SnapshotReach): Promise<KnownLicenses>;
  /** Another text for other answers: after a change of the licenses, of who may see them or of their prices. It asks all at once. */
  version(tx: Glance, reach: LicenseReach): Promise<string>;
}

/** How much is kept, and how it is loaded. */
export interface LicenseSnapshotsOptions {
  /** How many bytes all snapshots take together, about; the one used last stays in any case. 1 GiB unless told. */
  readonly mostBytes?: number;
  /** By which rules figures are computed; the SDK's own unless told. */
  readonly rules?: LicenseRules | undefined;
  /** What licenses cost; absent, nothing has a price (PRC-1). */
  readonly prices?: FindPrices | undefined;
  readonly load?: (tx: Transaction, reach: LicenseReach) => Promise<LicenseSnapshot>;
}

interface Snapshot {
  readonly version: string;
  readonly analytics: LicenseAnalytics;
  readonly bytes: number;
}

/** Keeps the snapshots that were used last. Whoever asks for one that is being loaded waits for it. */
export function licenseSnapshots({
  mostBytes = 2 ** 30,
  rules,
  prices,
  load = selectLicenses,
}: LicenseSnapshotsOptions = {}): LicenseSnapshots {
  // the one that was used last comes last
  const kept = new Map<string, Snapshot>();
  const underWay = new Map<string, Promise<Snapshot>>();

  function keep(place: string, snapshot: Snapshot): void {
    kept.delete(place);
    kept.set(place, snapshot);
    let bytes = 0;
    for (const one of kept.values()) bytes += one.bytes;
    for (const [oldest, { bytes: freed }] of kept) {
      if (bytes <= mostBytes || oldest === place) return;
      kept.delete(oldest);
      bytes -= freed;
    }
  }

  async function loadOnce(
    key: string,
    version: string,
    tx: Transaction,
    reach: LicenseReach,
  ): Promise<Snapshot> {
    const others = underWay.get(key);
    if (others) {
      // the request that loads may be cut off; then the next one does
      return (await others.catch(() => undefined)) ?? loadOnce(key, version, tx, reach);
    }
    const own = load(tx, reach).then((snapshot) => ({
      version,
      analytics: new LicenseAnalytics(snapshot, rules),
      bytes: snapshotBytes(snapshot),
    }));
    underWay.set(key, own);
    try {
      return await own;
    } finally {
      underWay.delete(key);
    }
  }

  let lists = 0;
  const numbers = new WeakMap<LicensePrices, number>();
  const numberOf = (list: LicensePrices): number => {
    const number = numbers.get(list) ?? ++lists;
    numbers.set(list, number);
    return number;
  };

  return {
    async version(tx, reach) {
      const [{ version }, list] = await Promise.all([
        selectLicenseVersion(tx, reach),
        prices?.(reach.partner),
      ]);
      return JSON.stringify([version, list && numberOf(list)]);
    },
    async of(tx, reach) {
      const { version, freshAt } = await selectLicenseVersion(tx, reach);
      const { partner, region, scope, user } = reach;
      const place = JSON.stringify([partner, region, scope === 'all' ? null : user]);
      const known = kept.get(place);
      const snapshot =
        known?.version === version ? known : await loadOnce(`${place} ${version}`, version, tx, reach);
      keep(place, snapshot);
      return { analytics: snapshot.analytics, freshAt, prices: await prices?.(partner), version };
    },
  };
}

/** Of a text beside its letters, and of a pool for the orders and sums that are kept of it. */
const [bytesOfText, bytesOfPool] = [28, 140];

/** About how many bytes a snapshot takes, with what is kept of its answers. */
export function snapshotBytes({ columns, names }: LicenseSnapshot): number {
  let bytes = columns.purchased.length * bytesOfPool;
  for (const column of [...Object.values(columns), names] as unknown[]) {
    if (ArrayBuffer.isView(column)) bytes += column.byteLength;
    else if (Array.isArray(column)) for (const text of column) bytes += bytesOfText + (text.length ?? 0);
  }
  return bytes;
}
