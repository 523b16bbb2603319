import { PartnerError } from '@partnerkit/sdk';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many requests a minute are answered. */
export interface RateLimits {
  readonly perUser: number;
  /** Of them changes; a bulk change counts once. */
  readonly changesPerUser: number;
  readonly perAddress: number;
}

/** 600 requests and 60 changes a user, 3,000 requests an address. */
export const defaultRateLimits: RateLimits = { perUser: 600, changesPerUser: 60, perAddress: 3000 };

/** Counts requests; each throws `rateLimited` with when to come back. */
export interface RateLimiter {
  readonly countAddress: (address: string) => Promise<void>;
  readonly countUser: (partner: string, user: string, isChange: boolean) => Promise<void>;
}

/** Limits of one server process; several behind one address each count for themselves. */
export function createRateLimiter(limits: RateLimits): RateLimiter {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const addresses = limiter(limits.perAddress);
  const users = limiter(limits.perUser);
  const changes = limiter(limits.changesPerUser);
  return {
    countAddress: (address) => count(addresses, address, 'requests from this address'),
    async countUser(partner, user, isChange) {
      const key = JSON.stringify([partner, user]);
      await count(users, key, 'requests');
      if (isChange) await count(changes, key, 'changes');
    },
  };
}

async function count(limiter: RateLimiterMemory, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new PartnerError({
      code: 'rateLimited',
      message: `More than ${limiter.points} ${what} a minute.`,
      retryAfterMs: refusal.msBeforeNext,
    });
  }
}
