import { type Operation, PartnerError } from '@partnerkit/sdk';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type PartnerTurns, partnerTurns } from './partner-turns.ts';

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
  const limiter = (points: number, duration = minute) => new RateLimiterMemory({ points, duration });
  const addresses = limiter(limits.perAddress);
  const users = limiter(limits.perUser);
  const changes = limiter(limits.changesPerUser);
  const partners = limiter(limits.perPartner);
  const reports = limiter(limits.reportsPerUser, hour);
  return {
    countAddress: (address) => count(addresses, address, 'requests from this address'),
    async countUser(partner, user, { id, changes: isChange, body }) {
      const key = JSON.stringify([partner, user]);
      await count(partners, partner, 'requests from this partner');
      await count(users, key, 'requests');
      // one file may come in many parts
      if (isChange && body !== 'bytes') await count(changes, key, 'changes');
      if (id === 'reports.run') await count(reports, key, 'reports');
    },
    enter: entrance(limits),
    turn: partnerTurns(limits.atOncePerPartner),
  };
}

function entrance({ underWay, underWayPerPartner }: RateLimits): RateLimiter['enter'] {
  const inside = new Map<string, number>();
  let all = 0;
  return (partner) => {
    const own = inside.get(partner) ?? 0;
    if (all >= underWay || own >= underWayPerPartner) {
      throw new PartnerError({
        code: 'unavailable',
        message: 'There is more to do than can be done at the moment.',
        retryAfterMs: 1000,
      });
    }
    all++;
    inside.set(partner, own + 1);
    return () => {
      all--;
      const left = (inside.get(partner) ?? 1) - 1;
      if (left > 0) inside.set(partner, left);
      else inside.delete(partner);
    };
  };
}

async function count(limiter: RateLimiterMemory, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new PartnerError({
      code: 'rateLimited',
      message: `More than ${limiter.points} ${what} ${limiter.duration === hour ? 'an hour' : 'a minute'}.`,
      retryAfterMs: refusal.msBeforeNext,
    });
  }
}
