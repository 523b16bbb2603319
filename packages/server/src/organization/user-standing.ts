import { isRole, PartnerError, type Role } from '@partnerkit/sdk';
import type { Principal } from '../auth/principal.ts';
import type { PartnerTurns } from '../http/partner-turns.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { type KnownUser, selectKnownUser } from './users.queries.ts';

/** What the table of users says of whoever shows a token. */
export interface UserStanding {
  /**
   * The principal with the roles that the token and the table of users both say; as the token says for a user whom the table
   * does not know. Throws `unauthenticated` for one who was removed.
   */
  readonly narrowed: (principal: Principal) => Promise<Principal>;
  /** The partner's users have changed here: they are looked up anew. */
  readonly changed: (partner: string) => void;
}

/** How long what was looked up counts, and of how many users it is kept. */
export interface StandingMemory {
  /** So late at most is a change noticed that another server made. Three seconds unless told. */
  readonly forMs?: number;
  readonly mostUsers?: number;
  /** Waits for a partner's turn, so that whoever comes with many users takes no more of the database than with one. Absent: nobody waits. */
  readonly turn?: PartnerTurns | undefined;
}

interface Remembered {
  readonly user: KnownUser | undefined;
  readonly untilMs: number;
}

/**
 * A token says what somebody might do when it was issued, the table of users what they may do now. The table is kept at the
 * partner's home: while that does not answer, what it said last counts on, and a user of whom it said nothing yet waits.
 */
export function userStanding(
  databases: RegionDatabases,
  { forMs = 3_000, mostUsers = 10_000, turn }: StandingMemory = {},
): UserStanding {
  // by partner, then by user; the one who was looked up the longest ago comes first
  const remembered = new Map<string, Map<string, Remembered>>();

  // by partner, then by user: what is asked of one at the same moment is looked up once
  const underWay = new Map<string, Map<string, Promise<KnownUser | undefined>>>();

  async function read(partner: string, user: string): Promise<KnownUser | undefined> {
    const home = await databases.of(databases.home);
    return home.transaction({ partner, readOnly: true }, (tx) => selectKnownUser(tx, partner, user));
  }

  async function lookUp(
    partner: string,
    user: string,
    isOfNow: () => boolean,
  ): Promise<KnownUser | undefined> {
    // whoever finds no turn is refused: rights that were taken away must not last by asking much
    const done = await turn?.(partner, databases.home);
    try {
      const known = await read(partner, user);
      if (isOfNow()) remember(partner, user, known);
      return known;
    } catch (cause) {
      const before = remembered.get(partner)?.get(user);
      if (before) return before.user;
      throw cause;
    } finally {
      done?.();
    }
  }

  function lookUpOnce(partner: string, user: string): Promise<KnownUser | undefined> {
    const users = underWay.get(partner) ?? new Map<string, Promise<KnownUser | undefined>>();
    const others = users.get(user);
    if (others) return others;
    underWay.set(partner, users);
    const isOfNow = () => underWay.get(partner) === users;
    const own = lookUp(partner, user, isOfNow).finally(() => {
      users.delete(user);
      if (users.size === 0 && isOfNow()) underWay.delete(partner);
    });
    users.set(user, own);
    return own;
  }

  function remember(partner: string, user: string, known: KnownUser | undefined): void {
    const users = remembered.get(partner) ?? new Map<string, Remembered>();
    remembered.delete(partner);
    remembered.set(partner, users);
    users.delete(user);
    users.set(user, { user: known, untilMs: performance.now() + forMs });
    const [oldest] = users.keys();
    if (users.size > mostUsers && oldest !== undefined) users.delete(oldest);
    const [oldestPartner] = remembered.keys();
    if (remembered.size > mostUsers && oldestPartner !== undefined) remembered.delete(oldestPartner);
  }

  async function standingOf({ partner, user }: Principal): Promise<KnownUser | undefined> {
    const before = remembered.get(partner)?.get(user);
    return before && performance.now() < before.untilMs ? before.user : lookUpOnce(partner, user);
  }

  return {
    async narrowed(principal) {
      const known = await standingOf(principal);
      if (!known) return principal;
      if (known.roles === undefined) {
        throw new PartnerError({
          code: 'unauthenticated',
          message: 'The user of this token was removed from the partner organization.',
        });
      }
      return { ...principal, roles: rolesOfBoth(principal.roles, known.roles.filter(isRole)) };
    },
    changed(partner) {
      remembered.delete(partner);
      // what is being looked up may be of before
      underWay.delete(partner);
    },
  };
}

/** A full administrator may be whatever a role lets one be: what one side says counts where the other says that or all. */
function rolesOfBoth(said: readonly Role[], held: readonly Role[]): Role[] {
  const has = (own: readonly Role[], role: Role) => own.includes(role) || own.includes('partnerFullAdmin');
  return [...new Set([...said, ...held])].filter((role) => has(said, role) && has(held, role));
}
