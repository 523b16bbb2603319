import { PartnerError } from '@partnerkit/sdk';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { raw } from 'sql-template-tag';
import { beginStatement, settingStatements, type TransactionSettings } from './begin-statement.ts';
import type { Connections } from './connections.ts';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { roleOf, schemaOf } from './region-names.ts';
import { copyTexts, type RowTexts } from './row-texts.ts';
import { runGlance, runTransaction, type TransactionPlan } from './run-transaction.ts';
import { checkStorable } from './storable-text.ts';
import { storageError } from './storage-error.ts';
import type { Glance, LoadedRows, Transaction } from './transaction.ts';
import { withoutIndexes } from './without-indexes.ts';

/** Whose rows a transaction sees, and how it runs. */
export interface TenantOptions {
  readonly partner: string;
  readonly readOnly?: boolean | undefined;
  readonly isolation?: 'read committed' | 'repeatable read' | undefined;
  /** For the whole of it, waiting for a connection included. Absent: 30 seconds. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a transaction over all partners runs. */
export interface OwnerOptions {
  readonly readOnly?: boolean | undefined;
  readonly isolation?: 'read committed' | 'repeatable read' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The data of one region. A transaction of it never sees another region's. */
export interface RegionDatabase {
  readonly region: string;
  /**
   * As the region's unprivileged role, over the rows of one partner only. All or nothing: rolled back when `run` throws.
   * `run` may be called again (at most three times) when the transaction ran against another one, so it must do nothing
   * but ask `tx`. Never start one inside another: the embedded database runs one at a time.
   */
  transaction<T>(tenant: TenantOptions, run: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same for a look that changes nothing, in one message and one answer: all that `run` asks it asks before it waits for anything,
   * and whatever it asks later is refused. Its values are texts.
   */
  glance<T>(tenant: TenantOptions, run: (tx: Glance) => Promise<T>): Promise<T>;
  /**
   * The same for very many rows of an empty region. Where a transaction makes all others wait anyway, indexes are built and
   * references compared once at its end; where not, nobody shall wait for tables that are closed meanwhile.
   */
  fill<T>(tenant: TenantOptions, run: (tx: Transaction) => Promise<T>): Promise<T>;
  /** As the owner of the schema, over all partners: for migrations, backup, verification and the creation of partners. */
  asOwner<T>(run: (tx: Transaction) => Promise<T>, options?: OwnerOptions): Promise<T>;
  /** Whether a transaction makes all others wait, as it does in the embedded database. */
  readonly isOneAtATime: boolean;
  /** As the connecting user and outside of any transaction of ours: for a library that keeps tables of its own. */
  statement(text: string, values?: unknown[]): Promise<{ readonly rows: unknown[] }>;
}

/** What a region's database stands on. */
export interface RegionDatabaseOptions {
  readonly region: string;
  readonly connections: Connections;
  /** By the login of requests; absent, those of the owner. */
  readonly requests?: Connections | undefined;
  readonly random: () => number;
}

const defaultTimeoutMs = 30_000;

/** The transactions of one region over the connections to its database. */
export function regionDatabase({
  region,
  connections,
  requests = connections,
  random,
}: RegionDatabaseOptions): RegionDatabase {
  const inWords = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throw storageError(connections.explain(cause), region);
    }
  };
  const planOf = ({ partner, timeoutMs = defaultTimeoutMs, ...options }: TenantOptions): TransactionPlan => {
    checkPartner(partner);
    const settings = { ...tenantSettings(region, partner), ...longest(timeoutMs) };
    return { ...options, timeoutMs, begin: beginStatement({ ...options, settings }), random };
  };
  const transaction: RegionDatabase['transaction'] = async (tenant, run) =>
    inWords(runTransaction(requests, planOf(tenant), run));
  const isOneAtATime = !connections.canCopy;
  return {
    region,
    isOneAtATime,
    statement: (text, values) => inWords(plainStatement(connections, text, values)),
    transaction,
    glance: async (tenant, run) => inWords(runGlance(requests, planOf({ ...tenant, readOnly: true }), run)),
    async fill(tenant, run) {
      if (!isOneAtATime) return transaction(tenant, run);
      const { partner, timeoutMs = defaultTimeoutMs, signal } = tenant;
      checkPartner(partner);
      const asOwner = ownerSettings(region);
      const begin = beginStatement({ settings: { ...asOwner, ...longest(timeoutMs) } });
      const become = (tx: Transaction, settings: TransactionSettings['settings']) =>
        tx.run(raw(settingStatements(settings).join('; ')));
      const { writeFile } = connections;
      const filling = (tx: Transaction): Transaction =>
        writeFile ? { ...tx, load: (rows) => load(tx, { ...rows, writeFile, region, partner }) } : tx;
      return inWords(
        runTransaction(connections, { signal, timeoutMs, begin, random }, (tx) =>
          withoutIndexes(tx, region, async () => {
            await become(tx, { 'app.all_partners': 'off', ...tenantSettings(region, partner) });
            const answer = await run(filling(tx));
            await become(tx, { role: 'none', ...asOwner });
            return answer;
          }),
        ),
      );
    },
    async asOwner(run, options = {}) {
      const begin = beginStatement({ ...options, settings: ownerSettings(region) });
      return inWords(runTransaction(connections, { ...options, begin, random }, run));
    },
  };
}

interface Loading extends LoadedRows {
  readonly writeFile: EmbeddedDatabase['writeFile'];
  readonly region: string;
  readonly partner: string;
}

/** The role of a region may read no file: for this one statement the owner is asked, who sees that all rows are the partner's. */
async function load(
  tx: Transaction,
  { table, columns, rows, writeFile, region, partner }: Loading,
): Promise<void> {
  const file = await writeFile(copyTexts(ofPartner(partner, rows)));
  try {
    const names = ['partner_id', ...columns].map((name) => escapeIdentifier(name)).join(', ');
    const copy = `copy ${escapeIdentifier(table)} (${names}) from ${escapeLiteral(file.name)}`;
    const [asOwner, asRole] = ['none', roleOf(region)].map((role) => settingStatements({ role }));
    await tx.run(raw([asOwner, begunAnew(table), copy, asRole].flat().join('; ')));
  } finally {
    await file.remove();
  }
}

/** What a table takes that the same transaction has begun is not written down a second time. One that has ever had a row stays as it is. */
function begunAnew(table: string): string {
  const size = `pg_relation_size(${escapeLiteral(table)}::regclass)`;
  return `do $$ begin if ${size} = 0 then truncate ${escapeIdentifier(table)}; end if; end $$`;
}

function* ofPartner(partner: string, rows: Iterable<RowTexts>): Generator<RowTexts, void, undefined> {
  for (const row of rows) yield [partner, ...row];
}

function longest(timeoutMs: number): TransactionSettings['settings'] {
  return { statement_timeout: `${Math.ceil(timeoutMs)}` };
}

/** A connection on which a statement failed may be in the middle of a transaction: it is closed. */
async function plainStatement(
  connections: Connections,
  text: string,
  values: unknown[] | undefined,
): Promise<{ rows: unknown[] }> {
  await connections.admit(false);
  const client = await connections.connect();
  let hasFailed = false;
  const fail = () => {
    hasFailed = true;
  };
  client.on('error', fail);
  const endWatch = connections.watch(client, () => true);
  try {
    return await client.query(text, values);
  } catch (cause) {
    hasFailed = true;
    throw cause;
  } finally {
    endWatch();
    client.off('error', fail);
    client.release(hasFailed);
  }
}

function checkPartner(partner: string): void {
  checkStorable(partner);
  if (partner === '') throw new PartnerError({ code: 'invalid', message: 'A partner needs an id.' });
}

function tenantSettings(region: string, partner: string): TransactionSettings['settings'] {
  return { role: roleOf(region), ...searchPath(region), 'app.partner_id': partner };
}

function ownerSettings(region: string): TransactionSettings['settings'] {
  return { ...searchPath(region), 'app.partner_id': '', 'app.all_partners': 'on' };
}

// last: a temporary table can't stand in for one of ours
function searchPath(region: string): TransactionSettings['settings'] {
  return { search_path: [schemaOf(region), 'pg_temp'], TimeZone: 'UTC' };
}
