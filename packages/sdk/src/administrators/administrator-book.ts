import * as z from 'zod/mini';
import type { RowProblem } from '../operation/row.schema.ts';
import { firstProblem, nonEmptyText } from '../operation/row.schema.ts';
import { type CustomerAdministrator, customerAdministratorSchema } from './administrators.contract.ts';

/** An assignment of a partner administrator to a customer, as a host hands it over (DET-3). */
export const customerAdministratorRowSchema = z.looseObject({
  ...customerAdministratorSchema.shape,
  customerId: nonEmptyText,
});

/** An assignment of a partner administrator to a customer, as a host hands it over. */
export type CustomerAdministratorRow = z.input<typeof customerAdministratorRowSchema>;

const nobody: readonly CustomerAdministrator[] = [];

/**
 * Who is assigned to customers in memory: what the host's rows say, and on top of it what was changed here. Where the host's rows
 * have come to say something else of a customer themselves, they count.
 */
export class AdministratorBook {
  /** Rows that did not fit; each is left out. */
  readonly refused: (RowProblem & { readonly customerId: unknown })[] = [];
  readonly #given = new Map<string, CustomerAdministrator[]>();
  readonly #changed: Map<string, { readonly from: string; readonly list: readonly CustomerAdministrator[] }>;

  /** Over the host's rows; of another book, what was changed there. */
  constructor(rows: readonly unknown[], before?: AdministratorBook | undefined) {
    this.#changed = before ? before.#changed : new Map();
    for (const [index, row] of rows.entries()) this.#take(row, index);
  }

  /** Who is assigned to a customer, in the order in which they were. */
  of(customerId: string): readonly CustomerAdministrator[] {
    const given = this.#given.get(customerId) ?? nobody;
    const changed = this.#changed.get(customerId);
    return changed?.from === JSON.stringify(given) ? changed.list : given;
  }

  /** Puts others in the place of those who are assigned to a customer. */
  set(customerId: string, list: readonly CustomerAdministrator[]): void {
    const from = JSON.stringify(this.#given.get(customerId) ?? nobody);
    this.#changed.set(customerId, { from, list });
  }

  /** The customers to whom a user is assigned. */
  *customersOf(userId: string): Generator<string> {
    for (const customerId of new Set([...this.#given.keys(), ...this.#changed.keys()]))
      if (this.of(customerId).some((one) => one.userId === userId)) yield customerId;
  }

  #take(row: unknown, index: number): void {
    const parsed = customerAdministratorRowSchema.safeParse(row);
    const { customerId } = (row ?? {}) as { customerId?: unknown };
    if (!parsed.success) {
      this.refused.push({ index, ...firstProblem(parsed.error, row), customerId });
      return;
    }
    const { customerId: of, ...one } = parsed.data;
    const list = this.#given.get(of) ?? [];
    if (!this.#given.has(of)) this.#given.set(of, list);
    if (!list.some(({ userId }) => userId === one.userId)) list.push(one);
  }
}
