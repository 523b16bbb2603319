import type { PoorLegRule } from '@partnerkit/sdk/calling';
import type { ReportDays, ReportKind, ReportLine, ReportTexts } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type CallingReach, selectCallingVersion } from '../calling/calling.queries.ts';
import type { RequestContext } from '../http/handlers.ts';
import type { Transaction } from '../storage/transaction.ts';
import {
  countInventory,
  type InventoryFields,
  type InventoryPlace,
  inventoryPage,
  inventoryTexts,
  type ReportPage,
} from './inventory-rows.ts';
import { countLeftOut, type UsageDays, type UsagePlace, usagePage } from './usage-rows.ts';

/** A report of some days, or of a point in time. */
export interface AskedReport extends ReportDays {
  readonly report: ReportKind;
}

/** What is told of a report beside its rows. */
export interface ReportFacts {
  /** When what it tells was last changed, ISO 8601; `null`: not known. */
  readonly freshAt: string | null;
  /** `null`: it is not known before they are all there. */
  readonly totalRows: number | null;
  readonly partialWeeksLeftOut: number;
  readonly weeksNotKnown: number;
}

/** Whose rows a report is made of, and in which region. */
export type ReportReach = CallingReach & Pick<RequestContext, 'region'>;

type Place = UsagePlace | InventoryPlace;

/** A page of a report's rows, as it is answered without a file. */
export async function reportRowsPage(
  { tx, calling, ...reach }: RequestContext,
  asked: AskedReport,
  after: unknown,
  limit: number,
) {
  const { lines, next } = await reportPage(tx, reach, asked, {
    ...{ after: after as Place | undefined, limit, rule: calling.rule },
  });
  const { freshAt, totalRows, ...left } = await reportFacts(tx, reach, asked);
  return {
    items: lines.map((line) => ({ ...line })),
    next,
    freshAt,
    ...(totalRows === null ? {} : { total: totalRows }),
    ...(asked.report === 'usage' ? left : {}),
  };
}

/** What is told of a report beside its rows. */
export async function reportFacts(
  tx: Transaction,
  reach: ReportReach,
  asked: AskedReport,
): Promise<ReportFacts> {
  const { report } = asked;
  if (report === 'usage') {
    const { freshAt } = await selectCallingVersion(tx, reach.partner);
    const left = await countLeftOut(tx, reach, daysOf(asked));
    return { freshAt: freshAt ?? null, totalRows: null, ...left };
  }
  const taken = await tx.first<{ at: Date | null }>(sql`
    select taken_at as at from inventory_files where partner_id = ${reach.partner} and kind = ${report}`);
  return {
    freshAt: taken?.at?.toISOString() ?? null,
    totalRows: await countInventory(tx, reach, report),
    ...{ partialWeeksLeftOut: 0, weeksNotKnown: 0 },
  };
}

/** How the rows of a report are read one page after the other. */
export interface ReportReading {
  readonly rule: PoorLegRule;
  readonly rowsAtOnce: number;
}

/** Runs what it is given in a transaction. */
export type Ask = <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;

/** All rows of a report, page by page; `ask` runs each page in a transaction, the same or one of its own. */
export function reportPages(
  ask: Ask,
  reach: CallingReach,
  asked: AskedReport,
  { rule, rowsAtOnce: limit }: ReportReading,
): AsyncGenerator<readonly ReportLine[], void, undefined> {
  return allPages((after: Place | undefined) =>
    ask((tx) => reportPage(tx, reach, asked, { after, limit, rule })),
  );
}

/** All rows of an inventory as texts, in the same way. */
export function inventoryTextPages(
  ask: Ask,
  reach: CallingReach,
  told: InventoryFields,
  { rowsAtOnce: limit }: Pick<ReportReading, 'rowsAtOnce'>,
): AsyncGenerator<readonly ReportTexts[], void, undefined> {
  return allPages((after: InventoryPlace | undefined) =>
    ask((tx) => inventoryTexts(tx, reach, told, { after, limit })),
  );
}

async function* allPages<At, Row>(
  read: (after: At | undefined) => Promise<ReportPage<At, Row>>,
): AsyncGenerator<readonly Row[], void, undefined> {
  const from = (after: At | undefined) => {
    const page = read(after);
    // whoever goes on hears of it
    page.catch(() => undefined);
    return page;
  };
  let coming: Promise<ReportPage<At, Row>> | undefined = from(undefined);
  try {
    while (coming) {
      const { lines, next }: ReportPage<At, Row> = await coming;
      // the next one is on its way while this one is written
      coming = next && from(next);
      if (lines.length > 0) yield lines;
    }
  } finally {
    // nothing is asked any more when the transaction ends
    await coming?.catch(() => undefined);
  }
}

function reportPage(
  tx: Transaction,
  reach: CallingReach,
  asked: AskedReport,
  {
    rule,
    after,
    limit,
  }: { readonly rule: PoorLegRule; readonly after: Place | undefined; readonly limit: number },
): Promise<ReportPage<Place>> {
  if (asked.report !== 'usage')
    return inventoryPage(tx, reach, asked.report, { after: after as InventoryPlace, limit });
  return usagePage(tx, reach, { ...daysOf(asked), rule }, { after: after as UsagePlace, limit });
}

function daysOf({ from, until }: ReportDays): Pick<UsageDays, 'from' | 'until'> {
  return { from: from as string, until: until as string };
}
