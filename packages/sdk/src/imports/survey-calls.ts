import { readCallRecord } from '../calling/call-record.ts';
import { organizationIds, ownCustomerId } from '../calling/organization-ids.ts';
import { sortedOut } from '../calling/sorted-out-legs.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { inBatches } from './in-batches.ts';
import type { OpenedCalls, OpenedFile } from './open-imported-file.ts';
import type { SurveyTools } from './survey-tools.ts';

/** Reads a file of calls, and counts the legs that can be kept. */
export async function surveyCalls(
  one: OpenedFile,
  { kind, rows: rowsOf }: OpenedCalls,
  tools: SurveyTools,
): Promise<void> {
  for await (const rows of inBatches(rowsOf(one.findings))) {
    tools.signal?.throwIfAborted();
    if (kind === 'callLegs') await countLegs(one, rows, tools);
    else await countRecords(one, rows, tools);
  }
  if (one.good > 0) one.outcome = 'taken';
  tools.onRead();
}

interface NumberedRow {
  readonly line: number;
  readonly row: unknown;
}

async function countLegs(
  one: OpenedFile,
  rows: readonly NumberedRow[],
  { homes, problemOf }: SurveyTools,
): Promise<void> {
  const customerOf = (row: unknown) => (row as { customerId?: unknown } | null)?.customerId;
  await homes.learn(rows.map(({ row }) => customerOf(row)).filter((id) => typeof id === 'string'));
  const { legs, refused } = sortedOut(
    rows.map(({ row }) => row),
    (id) => homes.of(id) !== undefined,
    (leg) => {
      const message = problemOf?.(leg);
      return message === undefined ? undefined : { field: '', message };
    },
  );
  one.good += legs.size;
  for (const { index, field, message } of refused)
    one.findings.refuse(one.path, message, { line: rows[index]?.line, field });
}

async function countRecords(
  one: OpenedFile,
  rows: readonly NumberedRow[],
  { homes, problemOf }: SurveyTools,
): Promise<void> {
  const read = rows.map(({ line, row }) => ({
    line,
    read: readCallRecord(row as Record<string, unknown>),
  }));
  await homes.learn(
    read.flatMap((each) => ('leg' in each.read ? organizationIds(each.read.leg.customerId) : [])),
  );
  for (const { line, read: record } of read) {
    if ('leftOut' in record) continue;
    if ('refused' in record) {
      one.findings.refuse(one.path, record.refused.message, { line, field: record.refused.field });
      continue;
    }
    const { leg } = record;
    const isThere = ownCustomerId(leg.customerId, (id) => homes.of(id) !== undefined) !== undefined;
    const message = isThere ? problemOf?.(leg) : noSuchCustomer(leg.customerId);
    if (message === undefined) one.good++;
    else one.findings.refuse(one.path, message, { line, field: isThere ? '' : 'Org UUID' });
  }
}
