import { customerNotFound } from '../customers/customer-not-found.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import type { UserBook } from '../organization/user-book.memory.ts';
import { changedUser } from '../organization/user-records.ts';
import { checkFullAdministrators, type UserRow, withoutRole, withRole } from '../organization/user-rules.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { AdministratorBook, type CustomerAdministratorRow } from './administrator-book.ts';
import {
  administratorOf,
  administratorsAmong,
  changedAssignments,
  checkAssignable,
} from './administrator-rules.ts';
import type { CustomerAdministrator, CustomerAdministrators } from './administrators.contract.ts';

/** Keeps who is assigned to a customer in the host's own store, all of them after each change; what it rejects does not come about. */
export type SaveAdministrators = (change: {
  readonly customerId: string;
  readonly administrators: readonly CustomerAdministrator[];
}) => PromiseLike<void> | void;

/** Who manages which customers, as a host has it. */
export interface AdministratorsOptions {
  /**
   * Which partner administrators are assigned to which customers (DET-3): an array, or an async function that is called when they
   * are first needed. A partner administrator who looks sees those of their own beside `viewer.customerIds`. Absent: not supplied.
   */
  readonly administrators?: Rows<CustomerAdministratorRow> | undefined;
  /** Absent: assignments are read-only. Access to all customers is kept by `saveUsers`. */
  readonly saveAdministrators?: SaveAdministrators | undefined;
}

/** What the administrators of rows in memory are made of beside the host's options. */
export interface AdministratorsInMemoryParts extends AdministratorsOptions {
  readonly viewer: Viewer;
  /** Whether the viewer sees only customers to whom they are assigned. */
  readonly isAssigned: boolean;
  /** Those of the viewer, as far as they are known without the rows; a change of them changes what is seen. */
  readonly ownCustomers: Set<string>;
  readonly users: UserBook;
  /** Whether the host has told who its users are. */
  readonly areUsersKnown: boolean;
  /** Told when who is assigned has changed, with the customer. */
  readonly changed: () => void;
}

/** Answers about the administrators of rows in memory. */
export interface AdministratorsInMemory extends MemoryAnswers<'administrators'> {
  /** Has the customers of the viewer known. */
  readonly load: () => Promise<void>;
  /** Has the rows loaded again when they are needed next. */
  readonly forget: () => void;
}

/** The administrators of customers whose rows are in memory (DET-3, DET-4). */
export function administratorsInMemory(parts: AdministratorsInMemoryParts): AdministratorsInMemory {
  const { viewer, isAssigned, ownCustomers, users, areUsersKnown, changed, saveAdministrators } = parts;
  const rows = createRowLoader('administrators', parts.administrators ?? []);
  const next = inTurn();
  /** The viewer's customers as the rows told them last. */
  let told = new Set<string>();
  let made: { readonly from: readonly unknown[]; readonly book: AdministratorBook } | undefined;

  async function loadBook(): Promise<AdministratorBook> {
    const from = await rows.load();
    if (made?.from === from) return made.book;
    const book = new AdministratorBook(from, made?.book);
    made = { from, book };
    const own = new Set(book.customersOf(viewer.userId ?? ''));
    for (const id of told) if (!own.has(id)) ownCustomers.delete(id);
    for (const id of own) ownCustomers.add(id);
    told = own;
    return book;
  }

  /** Whom the viewer's own row names is assigned too, where the host's rows do not say so. */
  function listed(book: AdministratorBook, customerId: string): readonly CustomerAdministrator[] {
    const list = book.of(customerId);
    const { userId, name } = viewer;
    const isMissing = isAssigned && userId !== undefined && list.every((one) => one.userId !== userId);
    return isMissing && ownCustomers.has(customerId)
      ? [...list, { userId, ...(name ? { name } : {}) }]
      : list;
  }

  function answerOf(book: AdministratorBook, customerId: string): CustomerAdministrators {
    const refused = book.refused
      .filter((problem) => problem.customerId === customerId)
      .map(({ index, field, message }) => ({ index, field, message }));
    return { customerId, items: [...listed(book, customerId)], ...(refused.length > 0 ? { refused } : {}) };
  }

  async function change(
    { customerId, userId }: { readonly customerId: string; readonly userId: string },
    { index, context: { region }, record }: MemoryCall,
    next: (before: readonly CustomerAdministrator[]) => readonly CustomerAdministrator[],
  ): Promise<CustomerAdministrators> {
    const book = await loadBook();
    const customers = await index();
    const position = customers.positionOf(customerId, region);
    if (position === undefined) throw customerNotFound(customerId);
    const before = listed(book, customerId);
    const after = next(before);
    if (after === before) return answerOf(book, customerId);
    const administrators = [...after];
    await keptByHost('The administrators were not saved', () =>
      saveAdministrators?.({ customerId, administrators }),
    );
    book.set(customerId, after);
    const ids = (list: readonly CustomerAdministrator[]) => list.map((one) => one.userId);
    record(changedAssignments(customers.row(position), ids(before), ids(after)));
    const answer = { customerId, items: administrators };
    if (userId === viewer.userId) {
      if (ids(after).includes(userId)) ownCustomers.add(customerId);
      else ownCustomers.delete(customerId);
      changed();
    }
    return answer;
  }

  async function changeRole(
    userId: string,
    { record }: MemoryCall,
    other: (user: UserRow) => UserRow,
  ): Promise<UserRow> {
    const { before, after = before } = await users.replace(userId, other, (was, is) =>
      checkFullAdministrators(was, is, viewer.userId),
    );
    if (after !== before) record(changedUser(before, after));
    return after;
  }

  return {
    load: async () => {
      await loadBook();
    },
    forget: () => rows.forget(),

    list: () => ({ items: administratorsAmong(users.users) }),

    async ofCustomer({ customerId }, { index, context: { region } }) {
      const book = await loadBook();
      if ((await index()).positionOf(customerId, region) === undefined) throw customerNotFound(customerId);
      return answerOf(book, customerId);
    },

    assign: (input, call) =>
      next(() =>
        change(input, call, (before) => {
          const { userId } = input;
          const user = users.users.find(({ id }) => id === userId);
          if (areUsersKnown) checkAssignable(userId, user);
          if (before.some((one) => one.userId === userId)) return before;
          const { at } = call.context;
          const by = viewer.userId;
          return [
            ...before,
            {
              userId,
              ...(user ? { name: user.name } : {}),
              ...(at === undefined ? {} : { addedAt: at }),
              ...(by === undefined ? {} : { addedBy: by }),
            },
          ];
        }),
      ),

    unassign: (input, call) =>
      next(() =>
        change(input, call, (before) => {
          const after = before.filter(({ userId }) => userId !== input.userId);
          return after.length === before.length ? before : after;
        }),
      ),

    grant: async ({ userId, role }, call) =>
      administratorOf(await changeRole(userId, call, (user) => withRole(user, role))),

    revoke: async ({ userId, role }, call) =>
      administratorOf(await changeRole(userId, call, (user) => withoutRole(user, role))),
  };
}
