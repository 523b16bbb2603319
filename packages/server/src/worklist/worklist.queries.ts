import type { NamedWorklistCustomer, WorklistMarkRow } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

type Reach = Omit<CustomerReach, 'asOf'>;

type Told = readonly [
  id: string,
  name: string,
  isSupplied: boolean,
  signIn: string | null,
  knowsSignIn: boolean,
];

/** The customers that a user may see, as the worklist judges them. */
export async function selectWorklistCustomers(
  tx: Transaction,
  reach: Reach,
  region: string,
): Promise<NamedWorklistCustomer[]> {
  // in one text: of a hundred thousand customers a driver reads rows far slower
  const found = await tx.first<{ customers: Told[] | null }>(sql`
    select json_agg(json_build_array(s.customer_id, s.row ->> 'name', s.subscriptions_supplied,
      s.row ->> 'lastAdminSignInAt', jsonb_exists(s.row, 'lastAdminSignInAt'))) as customers
    from customers s where ${visible(reach)}`);
  return (found?.customers ?? []).map(([id, name, isSupplied, signIn, knowsSignIn]) => ({
    ...{ id, name, region, areLicensesComplete: isSupplied },
    ...(knowsSignIn ? { lastAdminSignInAt: signIn } : {}),
  }));
}

interface MarkRecord {
  readonly customerId: string;
  readonly reasons: string[] | null;
  readonly on: string | null;
  readonly by: string | null;
  readonly snoozedUntil: string | null;
  readonly assignedTo: string | null;
  readonly note: string | null;
}

const columns = sql`s.customer_id as "customerId", s.done_reasons as reasons, s.done_on::text as "on", s.done_by as "by",
  s.snoozed_until::text as "snoozedUntil", s.assigned_to as "assignedTo", s.note`;

/** What is noted of the customers that a user may see. */
export async function selectMarks(tx: Transaction, reach: Reach): Promise<WorklistMarkRow[]> {
  const rows = await tx.rows<MarkRecord>(
    sql`select ${columns} from worklist_marks s where ${visible(reach)}`,
  );
  return rows.map(markOf);
}

/** What is noted of one customer, of whom the row is held. */
export async function selectMark(
  tx: Transaction,
  partner: string,
  customerId: string,
): Promise<WorklistMarkRow> {
  const row = await tx.first<MarkRecord>(sql`
    select ${columns} from worklist_marks s where s.partner_id = ${partner} and s.customer_id = ${customerId}`);
  return row ? markOf(row) : { customerId };
}

function markOf({ customerId, reasons, on, by, ...rest }: MarkRecord): WorklistMarkRow {
  return { customerId, done: reasons && on && by ? { reasons, on, by } : null, ...rest };
}

/** Keeps what is noted of a customer in the place of what was. */
export async function upsertMark(
  tx: Transaction,
  partner: string,
  { customerId, done, snoozedUntil, assignedTo, note }: WorklistMarkRow,
): Promise<void> {
  await tx.run(sql`
    insert into worklist_marks
      (partner_id, customer_id, done_reasons, done_on, done_by, snoozed_until, assigned_to, note)
    values (${partner}, ${customerId}, ${done?.reasons ?? null}::text[], ${done?.on ?? null}::date, ${done?.by ?? null},
      ${snoozedUntil ?? null}::date, ${assignedTo ?? null}, ${note ?? null})
    on conflict (partner_id, customer_id) do update set
      done_reasons = excluded.done_reasons, done_on = excluded.done_on, done_by = excluded.done_by,
      snoozed_until = excluded.snoozed_until, assigned_to = excluded.assigned_to, note = excluded.note`);
}
