import { defaultPoorLegRule } from '@partnerkit/sdk/calling';
import { type FindingsSink, organizationIds, ownCustomerId } from '@partnerkit/sdk/server';
import { readRecords, strangersRecord } from '../calling/read-records.ts';
import { rollUpAll } from '../calling/roll-up.ts';
import { takeLegs } from '../calling/take-legs.ts';
import { takeRecords } from '../calling/take-records.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { ImportReport } from './import-report.ts';
import {
  customersElsewhere,
  type ImportTarget,
  importedCounts,
  importing,
  recordImport,
} from './import-target.ts';
import { type CallFile, inBatches } from './report-files.ts';

type Row = { readonly line: number; readonly row: unknown };
type Refused = { readonly index: number; readonly field: string; readonly message: string };

/** So many customers are remembered, so that memory does not grow with the file. */
const rememberedIds = 50_000;

/**
 * Imports a file of call legs, or of the vendor's call records (CAL-9, REP-8): each row goes to the region where its
 * customer is, in batches that are each in as a whole or not at all, so that an import that broke off is simply run again.
 * The weeks that changed are counted anew at the end, also where it breaks off.
 */
export async function importCalls(target: ImportTarget, file: CallFile, report: ImportReport): Promise<void> {
  const places = new CustomerPlaces(target);
  const take = file.kind === 'callRecords' ? recordsOf : legsOf;
  const touched = new Set<string>();
  try {
    for await (const rows of inBatches(file.rows(report)))
      await take({ target, places, touched, file, rows }, report);
  } finally {
    for (const region of touched) await rollUp(target, region);
  }
}

interface Batch {
  readonly target: ImportTarget;
  readonly places: CustomerPlaces;
  /** Regions in which weeks may have changed. */
  readonly touched: Set<string>;
  readonly file: CallFile;
  readonly rows: readonly Row[];
}

async function recordsOf(batch: Batch, report: ImportReport): Promise<void> {
  const { target, places, touched, rows } = batch;
  const { legs, refused, madeByGroups } = readRecords(rows.map(({ row }) => row));
  refuse(batch, refused, report);
  count(report, 'records of legs that queues and groups made by themselves', madeByGroups);
  await places.learn(legs.flatMap(({ leg }) => organizationIds(leg.customerId)));
  const placed = legs.map(({ index, leg }) => {
    const id = ownCustomerId(leg.customerId, (one) => places.of(one) !== undefined);
    if (id === undefined) refuse(batch, [strangersRecord({ index, leg })], report);
    return { index, leg: { ...leg, customerId: id ?? leg.customerId }, region: id && places.of(id) };
  });
  for (const region of target.databases.regions) {
    const own = placed.filter((one) => one.region === region);
    if (own.length === 0) continue;
    touched.add(region);
    const answer = await recorded(batch, region, (tx) => takeRecords(tx, target.partner, own));
    count(report, 'call legs', answer.taken);
    count(report, 'call legs that were there before', answer.repeated);
    refuse(batch, answer.refused, report);
  }
}

async function legsOf(batch: Batch, report: ImportReport): Promise<void> {
  const { target, places, touched, rows } = batch;
  const { regions, home } = target.databases;
  const customerOf = ({ row }: Row) => (row as { customerId?: unknown } | null)?.customerId;
  await places.learn(rows.map(customerOf).filter((id) => typeof id === 'string'));
  // who is nowhere a customer is refused by name, wherever it is asked
  const regionOf = (row: Row) => places.of(String(customerOf(row))) ?? home;
  for (const region of regions) {
    const own = rows.filter((row) => regionOf(row) === region);
    if (own.length === 0) continue;
    touched.add(region);
    const offered = own.map(({ row }) => row);
    const answer = await recorded(batch, region, (tx) => takeLegs(tx, target.partner, offered));
    count(report, 'call legs', answer.taken);
    count(report, 'call legs that were there before', answer.repeated);
    count(report, 'legs of other products than calling, left alone', answer.otherProducts);
    refuse({ ...batch, rows: own }, answer.refused, report);
  }
}

/** Takes legs of a file, and tells the audit trail of them with that; where none was taken there is nothing to tell. */
function recorded<Taken extends { readonly taken: number; readonly repeated: number }>(
  { target, file }: Batch,
  region: string,
  take: (tx: Transaction) => Promise<Taken>,
): Promise<Taken> {
  return importing(target, region, async (tx) => {
    const answer = await take(tx);
    const { taken: legs, repeated: repeatedLegs } = answer;
    const changes = importedCounts({ after: file.path }, { legs, repeatedLegs });
    if (legs + repeatedLegs > 0) await recordImport(tx, target, region, { changes });
    return answer;
  });
}

function refuse({ file, rows }: Batch, refused: readonly Refused[], findings: FindingsSink): void {
  for (const { index, field, message } of refused)
    findings.refuse(file.path, message, { line: rows[index]?.line, field });
}

function count(report: ImportReport, what: string, more: number): void {
  if (more > 0) report.count(what, more);
}

async function rollUp(target: ImportTarget, region: string): Promise<void> {
  const { partner, poorLegRule: rule = defaultPoorLegRule } = target;
  await rollUpAll({ partner, rule, transaction: (run) => importing(target, region, run) });
}

/** Tells in which region a customer is; it may forget some, which costs a question more. */
class CustomerPlaces {
  readonly #target: ImportTarget;
  #regions = new Map<string, string | undefined>();

  constructor(target: ImportTarget) {
    this.#target = target;
  }

  /** Asks for those that are not known yet. */
  async learn(ids: readonly string[]): Promise<void> {
    if (this.#regions.size > rememberedIds) this.#regions = new Map();
    const fresh = [...new Set(ids)].filter((id) => !this.#regions.has(id));
    if (fresh.length === 0) return;
    const found = await customersElsewhere(this.#target, undefined, fresh);
    for (const id of fresh) this.#regions.set(id, found.get(id)?.region);
  }

  of(id: string): string | undefined {
    return this.#regions.get(id);
  }
}
