import type { RegionDatabase } from '../storage/region-database.ts';

/** The schema in which the queues of a region are kept. */
export function queueSchemaOf({ region }: Pick<RegionDatabase, 'region'>): string {
  return `jobs_${region.toLowerCase()}`;
}

/** A queue of a region that can't be used. */
export interface MissingQueue {
  /** Which jobs it would hand out. */
  readonly jobs: string;
  readonly region: string;
  readonly isAvailable: false;
  /** What the database said. */
  readonly problem: string;
  /** What whoever owns the database may run so that it becomes available, where rights are what is missing. */
  readonly statement?: string | undefined;
}

/** Whether a queue of a region can be used, told once when that changes. */
export type QueueNote =
  | MissingQueue
  | { readonly jobs: string; readonly region: string; readonly isAvailable: true };

/** The note of a queue that can't be opened, for want of rights or another reason of the database. */
export async function missingQueue(
  database: RegionDatabase,
  jobs: string,
  cause: unknown,
): Promise<MissingQueue> {
  const { region } = database;
  const problem = cause instanceof Error ? cause.message : String(cause);
  const { code } = cause as { readonly code?: unknown };
  const statement = code === '42501' ? await statementFor(database) : undefined;
  return { jobs, region, isAvailable: false, problem, statement };
}

async function statementFor(database: RegionDatabase): Promise<string> {
  const schema = queueSchemaOf(database);
  const { rows } = await database.statement(
    `select quote_ident(current_user) as "user", to_regnamespace($1) is not null as there`,
    [schema],
  );
  const { user, there } = rows[0] as { readonly user: string; readonly there: boolean };
  return there
    ? `grant all on schema ${schema} to ${user}; grant all on all tables in schema ${schema} to ${user}`
    : `create schema ${schema} authorization ${user}`;
}
