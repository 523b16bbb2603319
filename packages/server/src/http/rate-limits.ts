import { type Operation, PartnerError } from '@partnerkit/sdk';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type PartnerTurns, partnerTurns } from './partner-turns.ts';

/** Whose requests are counted. */
export interface Caller {
  readonly partner: string;
  readonly user: string;
}

/** How many requests are answered, a minute where nothing else is said. */
export interface RateLimits {
  readonly perUser: number;
  /** Of them changes; a bulk change counts once. */
  readonly changesPerUser: number;
  readonly perAddress: number;
  /** Of all users of a partner together. */
  readonly perPartner: number;
  /** Requests that are answered at the same moment: whoever comes beyond is sent away before a queue grows. */
  readonly underWay: number;
  /** Of them one partner's: the others find room. */
  readonly underWayPerPartner: number;
  /** Of them those of one partner that are worked on in a region at the same moment: the rest of them waits. */
  readonly atOncePerPartner: number;
  /** Reports that a user may have run in an hour. */
  readonly reportsPerUser: number;
}

/** 600 requests and 60 changes a user, 3,000 requests an address, 12,000 a partner; 256 at the same moment, 48 of a partner, 6 of them at work in a region; 10 reports a user and hour. */
export const defaultRateLimits: RateLimits = {
  perUser: 600,
  changesPerUser: 60,
  perAddress: 3000,
  perPartner: 12_000,
  underWay: 256,
  underWayPerPartner: 48,
  atOncePerPartner: 6,
  reportsPerUser: 10,
};

/** Counts requests; each throws `rateLimited` with when to come back, `enter` `unavailable`. */
export interface RateLimiter {
  /**
   * Why a request is refused before anything is done for it: its address, user or partner has asked too often already, or there is no
   * room for the partner. Absent: it has to be looked at. Whose it is has to be certain, or one would be refused for another.
   */
  readonly refusal: (address: string, by: Caller | undefined) => PartnerError | undefined;
  readonly countAddress: (address: string) => Promise<void>;
  readonly countUser: (
    partner: string,
    user: string,
    operation: Pick<Operation, 'id' | 'changes' | 'body'>,
  ) => Promise<void>;
  /** Lets a partner's request in where there is room; to be told when it is answered. */
  readonly enter: (partner: string) => () => void;
  /** Waits until a partner's request may be worked on; to be told when that is done. */
  readonly turn: PartnerTurns;
}

const minute = 60;
const hour = 3600;

/** Limits of one server process; several behind one address each count for themselves. */
export function createRateLimiter(limits: RateLimits): RateLimiter {
  const addresses = counter(limits.perAddress, 'requests from this address');
  const users = counter(limits.perUser, 'requests');
  const changes = counter(limits.changesPerUser, 'changes');
  const partners = counter(limits.perPartner, 'requests from this partner');
  const reports = counter(limits.reportsPerUser, 'reports', hour);
  const entrance = openEntrance(limits);
  const keyOf = ({ partner, user }: Caller) => JSON.stringify([partner, user]);
  return {
    refusal(address, by) {
      const atAddress = addresses.refusal(address);
      if (atAddress || !by) return atAddress;
      const tooOften = partners.refusal(by.partner) ?? users.refusal(keyOf(by));
      if (tooOften) return tooOften;
      const noRoom = entrance.refusal(by.partner);
      // whoever is sent away has asked all the same
      if (noRoom) countAsked(by, address).catch(() => {});
      return noRoom;
    },
    countAddress: addresses.count,
    async countUser(partner, user, { id, changes: isChange, body }) {
      const key = keyOf({ partner, user });
      await partners.count(partner);
      await users.count(key);
      // one file may come in many parts
      if (isChange && body !== 'bytes') await changes.count(key);
      if (id === 'reports.run') await reports.count(key);
    },
    enter: entrance.enter,
    turn: partnerTurns(limits.atOncePerPartner),
  };

  async function countAsked(by: Caller, address: string): Promise<void> {
    await addresses.count(address);
    await partners.count(by.partner);
    await users.count(keyOf(by));
  }
}

interface Entrance {
  readonly refusal: (partner: string) => PartnerError | undefined;
  readonly enter: RateLimiter['enter'];
}

function openEntrance({ underWay, underWayPerPartner }: RateLimits): Entrance {
  const inside = new Map<string, number>();
  let all = 0;
  const isFull = (partner: string) => all >= underWay || (inside.get(partner) ?? 0) >= underWayPerPartner;
  const refused = () =>
    new PartnerError({
      code: 'unavailable',
      message: 'There is more to do than can be done at the moment.',
      retryAfterMs: 1000,
    });
  const always = refused();
  return {
    refusal: (partner) => (isFull(partner) ? always : undefined),
    enter(partner) {
      if (isFull(partner)) throw refused();
      all++;
      inside.set(partner, (inside.get(partner) ?? 0) + 1);
      return () => {
        all--;
        const left = (inside.get(partner) ?? 1) - 1;
        if (left > 0) inside.set(partner, left);
        else inside.delete(partner);
      };
    },
  };
}

interface Counter {
  readonly count: (key: string) => Promise<void>;
  /** As `count` throws, where that is certain before it counts. */
  readonly refusal: (key: string) => PartnerError | undefined;
}

/** Of so many keys at most it is remembered that they are over their limit; one that is forgotten is counted again. */
const mostRemembered = 10_000;

function counter(points: number, what: string, duration = minute): Counter {
  const limiter = new RateLimiterMemory({ points, duration });
  // until when whoever asked too often is refused, whatever else is asked
  const over = new Map<string, { readonly until: number; error: PartnerError }>();
  const refused = (retryAfterMs: number) =>
    new PartnerError({
      code: 'rateLimited',
      message: `More than ${points} ${what} ${duration === hour ? 'an hour' : 'a minute'}.`,
      retryAfterMs,
    });
  return {
    async count(key) {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const error = refused(refusal.msBeforeNext);
        over.set(key, { until: performance.now() + refusal.msBeforeNext, error });
        const [first] = over.keys();
        if (over.size > mostRemembered && first !== undefined) over.delete(first);
        throw error;
      }
    },
    refusal(key) {
      const found = over.get(key);
      if (!found) return undefined;
      const leftMs = found.until - performance.now();
      if (leftMs <= 0) {
        over.delete(key);
        return undefined;
      }
      // made anew once a second: an error costs as much as all the rest of a refusal
      const retryAfterMs = 1000 * Math.ceil(leftMs / 1000);
      if (found.error.retryAfterMs !== retryAfterMs) found.error = refused(retryAfterMs);
      return found.error;
    },
  };
}
