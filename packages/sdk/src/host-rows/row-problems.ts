import { customerSchema } from '../customers/customer.schema.ts';
import { statusIds } from '../customers/status-ids.ts';
import { licensePoolSchema, subscriptionSchema } from '../subscriptions/subscription.schema.ts';
import type { HostRowProblem, RowsToTellOf } from './host-row-problem.ts';
import {
  customerAliases,
  type FieldAliases,
  nearField,
  plainName,
  poolAliases,
  subscriptionAliases,
} from './near-field.ts';
import { UnmappedRow } from './row-loader.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** How many rows are looked at in one go: whoever works with the page does not wait for it. */
const slice = 2000;

const products = ['meetings', 'calling', 'messaging', 'realTimeTranslations'];
const regions = ['US', 'CA', 'EU', 'AE'];
const managers = ['partner', 'external'];

/** What of some rows is not used: refused rows, fields close to known ones, values close to others. */
export async function rowProblems({
  rows,
  given,
  refused,
  statuses = [],
}: RowsToTellOf): Promise<HostRowProblem[]> {
  const finds = new Finds(rows);
  const look = looks[rows];
  for (let index = 0; look && index < given.length; index++) {
    if (index > 0 && index % slice === 0) await new Promise((resolve) => setTimeout(resolve));
    const row = given[index];
    if (isRow(row)) look(row, index, finds);
  }
  return [
    ...refused.map(({ index, field, message }) => ({
      ...{ kind: 'refused' as const, rows, row: index + 1, ...idOf(given[index]) },
      ...{ field, message, count: 1 },
    })),
    ...finds.fields(),
    ...finds.values(statuses),
  ];
}

/** Rows whose fields and values are looked at for slips. */
const looks: Partial<Record<HostRowProblem['rows'], (row: AnyRow, index: number, finds: Finds) => void>> = {
  customers: lookAtCustomer,
  subscriptions: lookAtSubscription,
};

function lookAtCustomer(row: AnyRow, index: number, finds: Finds): void {
  finds.lookAtFields({ row, index, prefix: '', at: row, known: customerFields, aliases: customerAliases });
  finds.lookAtValues('region', row, index, [row.region]);
  finds.lookAtValues('managedBy', row, index, [row.managedBy]);
  finds.lookAtValues('products', row, index, row.products);
  finds.lookAtValues('statuses', row, index, row.statuses);
}

function lookAtSubscription(row: AnyRow, index: number, finds: Finds): void {
  const known = subscriptionFields;
  finds.lookAtFields({ row, index, prefix: '', at: row, known, aliases: subscriptionAliases });
  if (!Array.isArray(row.licenses)) return;
  for (const pool of row.licenses as unknown[]) {
    if (!isRow(pool)) continue;
    const prefix = 'licenses[].';
    finds.lookAtFields({ row, index, prefix, at: pool, known: poolFields, aliases: poolAliases });
    finds.lookAtValues('licenses[].product', row, index, [pool.product]);
  }
}

const customerFields = Object.keys(customerSchema.shape);
const subscriptionFields = Object.keys(subscriptionSchema.shape);
const poolFields = Object.keys(licensePoolSchema.shape);

/** The values that are known, and what each field's other values then mean. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  region: regions,
  managedBy: managers,
  products,
  statuses: statusIds,
  'licenses[].product': products,
};

interface Find {
  readonly index: number;
  readonly row: AnyRow;
  /** The last row that was counted: one row may say a thing several times. */
  last: number;
  count: number;
}

/** Gathers what is found in rows: each field and value once, with how many rows have it. */
class Finds {
  readonly #rows: HostRowProblem['rows'];
  /** By field, and by the known field that was meant. */
  readonly #fields = new Map<string, Find & { readonly meant: string }>();
  readonly #values = new Map<string, Map<string, Find>>();
  readonly #near = new Map<string, string | undefined>();

  constructor(rows: HostRowProblem['rows']) {
    this.#rows = rows;
  }

  lookAtFields(of: {
    readonly row: AnyRow;
    readonly index: number;
    /** Where in the row, and the part that stands there. */
    readonly prefix: string;
    readonly at: AnyRow;
    readonly known: readonly string[];
    readonly aliases: FieldAliases;
  }): void {
    const { row, index, prefix, at } = of;
    for (const name of Object.keys(at)) {
      const path = prefix + name;
      if (!this.#near.has(path)) this.#near.set(path, nearField(name, of.known, of.aliases));
      const meant = this.#near.get(path);
      // where both are there the other is one of the host's own
      if (meant === undefined || at[meant] != null || at[name] == null) continue;
      const kept = this.#fields.get(path) ?? { index, row, last: -1, count: 0, meant };
      this.#fields.set(path, kept);
      counted(kept, index);
    }
  }

  lookAtValues(field: string, row: AnyRow, index: number, values: unknown): void {
    if (!Array.isArray(values)) return;
    for (const value of values as unknown[]) {
      if (typeof value !== 'string') continue;
      const ofField = this.#values.get(field) ?? new Map<string, Find>();
      this.#values.set(field, ofField);
      const kept = ofField.get(value) ?? { index, row, last: -1, count: 0 };
      ofField.set(value, kept);
      counted(kept, index);
    }
  }

  *fields(): Generator<HostRowProblem> {
    for (const [field, find] of this.#fields) {
      const message = `this field is kept but read by nothing, ${find.meant} is`;
      yield { kind: 'unknownField', ...this.#place(find), field, message };
    }
  }

  *values(statuses: readonly string[]): Generator<HostRowProblem> {
    for (const [field, values] of this.#values) {
      const known = [...(knownValues[field] ?? []), ...(field === 'statuses' ? statuses : [])];
      const others = [...values].sort(([, one], [, other]) => other.count - one.count);
      // the known spelling, else the one that most rows have
      const usual = new Map<string, string>();
      for (const value of [...known, ...others.map(([other]) => other)]) {
        const plain = plainValue(value);
        if (!usual.has(plain)) usual.set(plain, value);
      }
      for (const [value, find] of values) {
        const meant = usual.get(plainValue(value));
        if (meant === value || meant === undefined || known.includes(value)) continue;
        const message = `${JSON.stringify(value)} counts as a value of its own, not as ${JSON.stringify(meant)}`;
        yield { kind: 'unknownValue', ...this.#place(find), field, message };
      }
    }
  }

  #place({ index, row, count }: Find) {
    return { rows: this.#rows, row: index + 1, ...idOf(row), count };
  }
}

function counted(find: Find, index: number): void {
  if (find.last !== index) find.count++;
  find.last = index;
}

/** A value without its spelling: `Real-Time Translations` is `realtimetranslation`, `meeting` is `meetings`. */
function plainValue(value: string): string {
  const plain = plainName(value);
  return plain === '' ? value : plain.replace(/(?<=.{3})s$/, '');
}

function isRow(value: unknown): value is AnyRow {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof UnmappedRow)
  );
}

/** The id that a row says it has. */
function idOf(row: unknown): Pick<HostRowProblem, 'id'> {
  if (!isRow(row)) return {};
  const { id } = row;
  return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
}
