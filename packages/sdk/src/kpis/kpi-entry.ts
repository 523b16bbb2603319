import type { Kpi } from './kpi-registry.ts';
import { countedParts, type LicenseFigureEntry } from './license-figure-entry.ts';

/** The figure of a KPI: the customers that it counts, out of all. */
export function kpiEntry({ kpi, spec, isOurRule, leavesOut = [] }: Kpi): LicenseFigureEntry {
  return {
    unit: 'customers',
    spec,
    formula: kpi === 'total' ? 'customers' : 'customersOf',
    ...(isOurRule && { isOurRule }),
    parts: (made) => {
      const { customers, inSection, excluded } = made.totals;
      const pools = (reason: (typeof leavesOut)[number]) =>
        leavesOut.includes(reason) ? excluded[reason] : 0;
      const count = kpi === 'total' ? customers : inSection[kpi];
      return {
        ...countedParts(made, count, pools('assignedUnknown'), pools('nothingPurchased')),
        outOf: kpi === 'total' ? undefined : customers,
      };
    },
  };
}
