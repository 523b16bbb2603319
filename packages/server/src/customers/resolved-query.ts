import type { CalendarDay, Query, QueryTerm } from '@partnerkit/sdk';
import { resolvedKpis } from '@partnerkit/sdk/server';
import type { Transaction } from '../storage/transaction.ts';
import type { LicenseSnapshots, SnapshotReach } from '../subscriptions/license-snapshots.ts';

/** Whose customers a query is about, and what is known of their licenses. */
export interface QueryReach extends SnapshotReach {
  readonly tx: Transaction;
  readonly licenses: LicenseSnapshots;
  readonly asOf: CalendarDay;
}

/**
 * A query that asks for ids where it asked for what a KPI counts (KPI-2 to KPI-5). Who is counted by the total stands with each
 * customer, and so do all whom another KPI counts: a term that names it is that alone.
 */
export async function resolvedQuery(query: Query, reach: QueryReach): Promise<Query> {
  const found = await resolvedKpis(
    query.filter((term) => !namesTotal(term)),
    async (kpi) => {
      const { analytics } = await reach.licenses.of(reach.tx, reach);
      return analytics.customersOf(reach.asOf, kpi);
    },
  );
  return [...query.filter(namesTotal), ...found];
}

function namesTotal(term: QueryTerm): boolean {
  return term.kind === 'choice' && term.field === 'kpi' && term.values.includes('total');
}
