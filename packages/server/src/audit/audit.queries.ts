import type { CalendarDay } from '@partnerkit/sdk';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** An entry as its table has it. */
export interface AuditRecord {
  readonly position: number;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly customerId: string | null;
  readonly changes: { readonly field: string }[];
}

/** Which entries are asked for. */
export interface AuditSelection {
  readonly partner: string;
  readonly actor?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: CalendarDay | undefined;
  readonly until?: CalendarDay | undefined;
  readonly newestFirst: boolean;
  /** The position behind which they go on. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** The columns of an entry, as `AuditRecord` names them. */
export const auditColumns = sql`position, at, actor_id as "actorId", actor_name as "actorName", action,
  subject_kind as "subjectKind", subject_id as "subjectId", subject_name as "subjectName",
  customer_id as "customerId", changes`;

/**
 * A page of a trail. It is walked along an index by position, of several kinds along each by itself: what a page costs does not
 * grow with the trail.
 */
export async function selectAuditEntries(tx: Transaction, asked: AuditSelection): Promise<AuditRecord[]> {
  const { kinds, limit } = asked;
  const order = asked.newestFirst ? sql`order by position desc` : sql`order by position`;
  const walk = (kind: Sql) => sql`
    select ${auditColumns} from audit_entries
    where ${conditions(asked)} ${kind} ${order} limit ${limit}`;
  if (!kinds) return tx.rows(walk(empty));
  return tx.rows(sql`
    select found.* from (select distinct unnest(${kinds}::text[])) as asked(kind)
    cross join lateral (${walk(sql`and audit_entries.kind = asked.kind`)}) as found
    ${order} limit ${limit}`);
}

function conditions(asked: AuditSelection): Sql {
  const { partner, actor, customerId, subjectKind, subjectId, from, until, newestFirst, after } = asked;
  const behind = newestFirst ? sql`and position < ${after}` : sql`and position > ${after}`;
  return sql`partner_id = ${partner}
    ${actor === undefined ? empty : sql`and actor_id = ${actor}`}
    ${customerId === undefined ? empty : sql`and customer_id = ${customerId}`}
    ${subjectKind === undefined ? empty : sql`and subject_kind = ${subjectKind}`}
    ${subjectId === undefined ? empty : sql`and subject_id = ${subjectId}`}
    ${from === undefined ? empty : sql`and position >= ${firstFrom(partner, from)}`}
    ${until === undefined ? empty : sql`and position < ${firstFrom(partner, until, 1)}`}
    ${after === undefined ? empty : behind}`;
}

/** The position of the first entry from a day on, so many days later; instants stand in the order of positions. */
function firstFrom(partner: string, day: CalendarDay, daysLater = 0): Sql {
  return sql`coalesce((
    select e.position from audit_entries e
    where e.partner_id = ${partner} and e.at >= ${day}::date + ${daysLater}::integer
    order by e.at, e.position limit 1), 9223372036854775807)`;
}
