import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import { type UserRow, userNotFound } from './user-rules.ts';

/** Keeps a partner's users in the host's own store; what it rejects does not come about. */
export type SaveUsers = (users: readonly UserRow[]) => PromiseLike<void> | void;

/** The users of a partner, as a host has them. */
export interface UsersOptions {
  /** Users of the partner organization (ORG-3); absent, the source does not tell of them. */
  readonly users?: readonly UserRow[] | undefined;
  /** Keeps the users in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveUsers?: SaveUsers | undefined;
}

/** The users of a partner in memory, for all that changes them: one change after the other, each saved before it counts. */
export class UserBook {
  readonly #save: SaveUsers | undefined;
  readonly #next = inTurn();
  #users: readonly UserRow[];

  constructor({ users = [], saveUsers }: UsersOptions) {
    this.#users = users;
    this.#save = saveUsers;
  }

  /** The users as they are now. */
  get users(): readonly UserRow[] {
    return this.#users;
  }

  /** The user of an id; throws `notFound`. */
  find(id: string): UserRow {
    const user = this.#users.find((one) => one.id === id);
    if (!user) throw userNotFound(id);
    return user;
  }

  /** Puts other users in the place of those that there are by then, unless they are the same. */
  change(next: (users: readonly UserRow[]) => readonly UserRow[]): Promise<void> {
    return this.#next(async () => {
      const after = next(this.#users);
      if (after === this.#users) return;
      await keptByHost('The users were not saved', () => this.#save?.(after));
      this.#users = after;
    });
  }

  /** Puts another user in the place of one, by the rules that `check` holds; answers both. */
  async replace(
    id: string,
    other: (user: UserRow) => UserRow | undefined,
    check: (before: readonly UserRow[], after: readonly UserRow[]) => void,
  ): Promise<{ readonly before: UserRow; readonly after: UserRow | undefined }> {
    let replaced: { before: UserRow; after: UserRow | undefined } | undefined;
    await this.change((users) => {
      const before = this.find(id);
      const after = other(before);
      replaced = { before, after };
      if (after === before) return users;
      const changed = users.flatMap((user) => (user.id === id ? (after ?? []) : [user]));
      check(users, changed);
      return changed;
    });
    return replaced as NonNullable<typeof replaced>;
  }
}
