import { callersAmong, weeksNotKnownOf } from '../calling/callers.memory.ts';
import type { CallingRowsInMemory } from '../calling/calling.memory.ts';
import type { PoorLegRule } from '../calling/leg-rating.ts';
import { createRowLoader, type RowLoader, type Rows } from '../host-rows/row-loader.ts';
import type { RowProblemTeller } from '../host-rows/row-problem-teller.ts';
import {
  type Device,
  deviceSchema,
  type PhoneNumber,
  phoneNumberSchema,
} from '../imports/hub-reports.schema.ts';
import { inventoryLocations } from '../imports/inventory-facts.ts';
import type { ReportKind } from '../imports/report-columns.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import type { MemoryCall } from '../memory/memory-call.ts';
import { checkedRow } from '../operation/checked-row.ts';
import { pageTurn } from '../operation/page-turn.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { namedLine, type ReportCustomer } from './named-line.ts';
import type { ReportLine } from './report-cells.ts';
import type { ReportDays } from './report-days.ts';
import { usageLines } from './usage-lines.ts';

/** The inventories of the customers, as a host has them. */
export interface InventoryRowsOptions {
  /** Devices (REP-5): an array, or an async function that is called when they are first needed. */
  readonly devices?: Rows<Device> | undefined;
  /** Phone numbers and extensions (REP-6). */
  readonly phoneNumbers?: Rows<PhoneNumber> | undefined;
}

/** What rows of reports are made of. */
export interface ReportRowsInput extends InventoryRowsOptions {
  /** Call legs and weekly totals, those that were sent here among them. */
  readonly calls: () => Promise<CallingRowsInMemory>;
  readonly poorLegRule?: PoorLegRule | undefined;
  /** Told of what does not fit. */
  readonly tell?: RowProblemTeller | undefined;
}

/** The rows of a report, in order, and what is not in them. */
export interface ReportRows {
  readonly count: number;
  /** Those between two places. */
  readonly slice: (from: number, until: number) => readonly ReportLine[];
  readonly partialWeeksLeftOut: number;
  readonly weeksNotKnown: number;
  readonly refused: readonly RowProblem[];
}

/** A report of some days. */
export interface AskedReport extends ReportDays {
  readonly report: ReportKind;
}

const checkedAtOnce = 2000;

type Inventory = {
  readonly rows: readonly (Device | PhoneNumber)[];
  readonly refused: readonly RowProblem[];
};

/** The rows of reports over rows in memory; the last ones are kept while nothing they are made of changes. */
export class ReportRowsInMemory {
  readonly #input: ReportRowsInput;
  readonly #loaders: Readonly<Record<'devices' | 'phoneNumbers', RowLoader>>;
  readonly #checked = {
    devices: new WeakMap<readonly unknown[], Promise<Inventory>>(),
    phoneNumbers: new WeakMap<readonly unknown[], Promise<Inventory>>(),
  };
  #last: { readonly key: string; readonly from: readonly unknown[]; readonly rows: ReportRows } | undefined;

  constructor(input: ReportRowsInput) {
    this.#input = input;
    this.#loaders = {
      devices: createRowLoader('devices', input.devices ?? []),
      phoneNumbers: createRowLoader('phoneNumbers', input.phoneNumbers ?? []),
    };
  }

  /** By customer, in the order of their names; of one customer by location, or as the host has them. */
  async rows(asked: AskedReport, { context: { region }, index: loadIndex }: MemoryCall): Promise<ReportRows> {
    const index = await loadIndex();
    const calls = asked.report === 'usage' ? await this.#input.calls() : undefined;
    const [devices, phoneNumbers] = await Promise.all([
      this.#inventory('devices'),
      this.#inventory('phoneNumbers'),
    ]);
    const key = JSON.stringify([asked.report, asked.from, asked.until, region]);
    const from = [index, calls, devices, phoneNumbers];
    if (this.#last?.key === key && from.every((part, at) => part === this.#last?.from[at]))
      return this.#last.rows;
    const rows = calls
      ? this.#usage(asked, calls, { index, region, inventory: [...devices.rows, ...phoneNumbers.rows] })
      : this.#inventoryLines(
          asked.report,
          asked.report === 'devices' ? devices : phoneNumbers,
          index,
          region,
        );
    this.#last = { key, from, rows };
    return rows;
  }

  forget(): void {
    this.#loaders.devices.forget();
    this.#loaders.phoneNumbers.forget();
    this.#last = undefined;
  }

  #usage(
    { from, until }: ReportDays,
    calls: CallingRowsInMemory,
    of: { index: CustomerIndex; region: string | undefined; inventory: Inventory['rows'] },
  ): ReportRows {
    const customers = customersOf(of.index, of.region);
    const names = new Map(
      inventoryLocations(of.inventory).map(({ customerId, id, name }) => [
        JSON.stringify([customerId, id]),
        name,
      ]),
    );
    const isThere = (id: string) => customers.has(id);
    const legs = calls.legs.filter((leg) => isThere(leg?.customerId));
    const totals = calls.totals.filter(({ customerId }) => isThere(customerId));
    const withCalls = new Set([...legs, ...totals].map(({ customerId }) => customerId));
    const { lines, ...left } = usageLines({
      legs,
      totals,
      notKnown: weeksNotKnownOf(calls.notKnown, of.region, isThere),
      callerIds: callersAmong(of.index, of.region, withCalls),
      from: from as string,
      until: until as string,
      rule: this.#input.poorLegRule,
      locationName: (customerId, id) => names.get(JSON.stringify([customerId, id])),
    });
    const byLocation = (a: ReportLine, b: ReportLine) =>
      compareCodePoints(String(a.location ?? ''), String(b.location ?? ''));
    return { ...ordered('usage', lines, customers, byLocation), ...left, refused: [] };
  }

  #inventoryLines(
    report: ReportKind,
    { rows, refused }: Inventory,
    index: CustomerIndex,
    region: string | undefined,
  ): ReportRows {
    return {
      ...ordered(report, rows, customersOf(index, region), undefined),
      partialWeeksLeftOut: 0,
      weeksNotKnown: 0,
      refused,
    };
  }

  async #inventory(kind: 'devices' | 'phoneNumbers'): Promise<Inventory> {
    const given = await this.#loaders[kind].load();
    const known = this.#checked[kind].get(given);
    if (known) return known;
    const checked = checkedInventory(given, kind);
    this.#checked[kind].set(given, checked);
    const { refused } = await checked;
    this.#input.tell?.({ rows: kind, given, refused });
    return checked;
  }
}

/** Rows that fit, and those that do not; the page has its turn in between. */
async function checkedInventory(
  given: readonly unknown[],
  kind: 'devices' | 'phoneNumbers',
): Promise<Inventory> {
  const rows: (Device | PhoneNumber)[] = [];
  const refused: RowProblem[] = [];
  const schema = kind === 'devices' ? deviceSchema : phoneNumberSchema;
  for (const [index, row] of given.entries()) {
    if (index % checkedAtOnce === checkedAtOnce - 1) await pageTurn();
    const checked = checkedRow(schema, row);
    if (checked.row) rows.push(checked.row);
    else refused.push({ index, ...checked.fault });
  }
  return { rows, refused };
}

/** The customers that one may see by id, in the order of their names. */
function customersOf(index: CustomerIndex, region: string | undefined): ReadonlyMap<string, ReportCustomer> {
  const found = Array.from(index.select({ region }), (position) => {
    const { id, name, externalId } = index.row(position);
    return { key: index.summary(position).sortKey, id, customer: { name, externalId } };
  });
  found.sort((a, b) => compareCodePoints(a.key, b.key) || compareCodePoints(a.id, b.id));
  return new Map(found.map(({ id, customer }) => [id, customer]));
}

/** Rows of customers that are there, customer by customer; the names come with those that are delivered. */
function ordered(
  report: ReportKind,
  rows: readonly ReportLine[],
  customers: ReadonlyMap<string, ReportCustomer>,
  within: ((a: ReportLine, b: ReportLine) => number) | undefined,
): Pick<ReportRows, 'count' | 'slice'> {
  const byCustomer = new Map<string, ReportLine[]>();
  for (const id of customers.keys()) byCustomer.set(id, []);
  for (const row of rows) byCustomer.get(row.customerId)?.push(row);
  const lines = [...byCustomer.values()].flatMap((own) => (within ? own.sort(within) : own));
  return {
    count: lines.length,
    slice: (from, until) =>
      lines.slice(from, until).flatMap((row) => namedLine(report, row, customers.get(row.customerId)) ?? []),
  };
}
