import { type CalendarDay, isCalendarDay } from '../calendar/calendar-day.ts';
import { checkedCustomer } from '../customers/checked-customer.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { invalidField } from '../errors/partner-error.ts';
import type { CheckedRow } from '../operation/checked-row.ts';
import { idText } from '../operation/id-text.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import { checkedOrganization, type SuppliedOrganization } from '../organization/supplied-organization.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** A row of a portfolio that was left out, and why. */
export interface RefusedPortfolioRow {
  readonly collection: 'customers' | 'subscriptions' | 'organization';
  /** Position of the row in its collection, from 0; of the organization there is one. */
  readonly index: number;
  readonly id?: string | undefined;
  readonly field: string;
  readonly message: string;
}

/** A partner's own data, as far as it fits. What the file does not have is absent: not supplied is not zero. */
export interface Portfolio {
  /** The day for which the file says its figures hold. */
  readonly asOf?: CalendarDay | undefined;
  readonly customers: readonly CustomerRow[];
  readonly subscriptions?: readonly Subscription[] | undefined;
  /** The partner's own organization (ORG-2). */
  readonly organization?: SuppliedOrganization | undefined;
  readonly refused: readonly RefusedPortfolioRow[];
}

const expected =
  'expected { asOf?, customers: [{ id, name, … }], subscriptions?, organization? } or an array of { id, name }';

/**
 * Reads parsed JSON of the data shapes (spec section 5): customers, subscriptions and the partner's own organization, or a bare
 * array of customers. A row that does not fit is refused and named, the rest goes on. Throws `invalid` for anything else.
 */
export function readPortfolio(json: unknown): Portfolio {
  const { asOf, customers, subscriptions, organization } = portfolioParts(json);
  const refused: RefusedPortfolioRow[] = [];
  const portfolio = {
    ...(asOf === undefined ? {} : { asOf }),
    ...organizationOf(organization, refused),
    refused,
  };
  const ids = new Set<string>();
  const customerRows = readRows('customers', customers, checkedCustomer, refused, ({ id }) =>
    twice(ids, id, id),
  );
  if (subscriptions === undefined) return { ...portfolio, customers: customerRows };
  const keys = new Set<string>();
  const subscriptionRows = readRows(
    'subscriptions',
    subscriptions,
    checkedSubscription,
    refused,
    ({ id, customerId }) =>
      withoutCustomer(ids, customerId) ?? twice(keys, JSON.stringify([customerId, id]), id),
  );
  return { ...portfolio, customers: customerRows, subscriptions: subscriptionRows };
}

interface PortfolioParts {
  readonly asOf?: CalendarDay | undefined;
  readonly customers: readonly unknown[];
  readonly subscriptions?: readonly unknown[] | undefined;
  readonly organization?: unknown;
}

function portfolioParts(json: unknown): PortfolioParts {
  if (Array.isArray(json)) return { customers: json };
  if (typeof json !== 'object' || json === null || !('customers' in json)) {
    throw invalidField('portfolio', `${expected}, found ${found(json)}`);
  }
  const { asOf, customers, subscriptions, organization }: Record<string, unknown> = { ...json };
  if (asOf !== undefined && (typeof asOf !== 'string' || !isCalendarDay(asOf))) {
    throw invalidField('asOf', `expected a calendar date, YYYY-MM-DD, found ${found(asOf)}`);
  }
  return {
    asOf,
    customers: rowsOf('customers', customers),
    subscriptions: subscriptions === undefined ? undefined : rowsOf('subscriptions', subscriptions),
    organization,
  };
}

function organizationOf(
  value: unknown,
  refused: RefusedPortfolioRow[],
): { readonly organization?: SuppliedOrganization } {
  if (value === undefined || value === null) return {};
  const { row, fault } = checkedOrganization(value);
  if (row) return { organization: row };
  refused.push({ collection: 'organization', index: 0, ...fault });
  return {};
}

function rowsOf(field: string, rows: unknown): readonly unknown[] {
  if (Array.isArray(rows)) return rows;
  throw invalidField(field, `expected an array of rows, found ${found(rows)}`);
}

type FieldMessage = { readonly field: string; readonly message: string };

function readRows<Row extends { readonly id: string }>(
  collection: RefusedPortfolioRow['collection'],
  rows: readonly unknown[],
  check: (row: unknown) => CheckedRow<Row>,
  refused: RefusedPortfolioRow[],
  problemOf: (row: Row) => FieldMessage | undefined,
): Row[] {
  return rows.flatMap((given, index) => {
    const { row, fault } = check(withTrimmedIds(given));
    const problem = fault ?? problemOf(row);
    if (!problem) return [row as Row];
    const owner = fault && ownerOf(collection, given);
    refused.push({ collection, index, ...idOf(given), ...owner, ...problem });
    return [];
  });
}

const idFields = ['id', 'customerId', 'externalId'];

/** A row whose ids have no blanks around them, which would make two of one. */
function withTrimmedIds(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  const trimmed = idFields.flatMap((field): [string, string][] => {
    const id: unknown = (row as Readonly<Record<string, unknown>>)[field];
    return typeof id === 'string' && id !== id.trim() ? [[field, id.trim()]] : [];
  });
  return trimmed.length === 0 ? row : { ...row, ...Object.fromEntries(trimmed) };
}

/** The customer of a subscription that was refused: what it would have said of that customer is not known. */
function ownerOf(collection: RefusedPortfolioRow['collection'], row: unknown): { customerId?: string } {
  const customerId = idText((row as { customerId?: unknown } | null | undefined)?.customerId);
  return collection === 'subscriptions' && customerId !== undefined ? { customerId: customerId.trim() } : {};
}

function twice(seen: Set<string>, key: string, id: string): FieldMessage | undefined {
  if (seen.has(key))
    return { field: 'id', message: `expected an id of its own, found ${JSON.stringify(id)} again` };
  seen.add(key);
  return undefined;
}

function withoutCustomer(ids: ReadonlySet<string>, customerId: string): FieldMessage | undefined {
  if (ids.has(customerId)) return undefined;
  return { field: 'customerId', message: `${noSuchCustomer(customerId)} in this file` };
}

function idOf(row: unknown): { id?: string } {
  const id = idText((row as { id?: unknown } | null | undefined)?.id);
  return id === undefined ? {} : { id: id.trim() };
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return 'an array';
  const keys = Object.keys(value).slice(0, 8);
  return keys.length === 0 ? 'an empty object' : `an object with ${keys.join(', ')}`;
}
