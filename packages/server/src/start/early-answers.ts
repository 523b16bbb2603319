import type { IncomingMessage } from 'node:http';
import type { CalendarDay } from '@partnerkit/sdk';
import type { Principal } from '../auth/principal.ts';
import type { TokenVerifier } from '../auth/token-verifier.ts';
import { answerHeaders } from '../http/contract-routes.ts';
import { answerKey, type KeptAnswer, type KeptAnswers } from '../http/kept-answers.ts';
import type { RateLimiter } from '../http/rate-limits.ts';
import type { UserStanding } from '../organization/user-standing.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { ClientAddress } from './client-address.ts';
import { type Answer, answeredEarly, type EarlyOptions } from './early-response.ts';

/** What tells which answers go out again, and is told of them. */
export interface EarlyAnswerOptions extends EarlyOptions {
  readonly answers: KeptAnswers;
  readonly databases: Pick<RegionDatabases, 'of'>;
  readonly limiter: Omit<RateLimiter, 'refusal'>;
  readonly known: TokenVerifier['known'];
  readonly standing: Pick<UserStanding, 'narrowed'>;
  /** Where a request comes from, as it is counted. */
  readonly addressOf: ClientAddress;
  readonly today: () => CalendarDay;
}

/**
 * Sends answers out again that are kept, where the database says that they still hold: to whoever got them before, at the same address and
 * on the same day. What was found out about such a request then is not found out anew; it is counted and waits its turn as every other does.
 */
export function withEarlyAnswers(answer: Answer, options: EarlyAnswerOptions): Answer {
  const { known, answers, today } = options;
  return (request, response) => {
    const { method, url = '', headers } = request;
    const by = method === 'GET' ? known(headers.authorization) : undefined;
    const kept = by && answers.get(answerKey(url, by, today()));
    if (!kept) return answer(request, response);
    const { operation, region } = kept.asked;
    const find = async (requestId: string) => {
      if (!(await holds(request, { by, kept }, options))) return undefined;
      const { body, encoding } = kept.packed(headers['accept-encoding']);
      return { body, headers: answerHeaders(requestId, encoding) };
    };
    const search = { operation: operation.id, region, find };
    void answeredEarly(request, response, search, options).then((isAnswered) => {
      if (!isAnswered) answer(request, response);
    });
  };
}

interface Found {
  readonly by: Principal;
  readonly kept: KeptAnswer;
}

/** Whether an answer is that of now to whoever asks. Where it is not, nothing was counted yet. */
async function holds(request: IncomingMessage, found: Found, options: EarlyAnswerOptions): Promise<boolean> {
  const { limiter, addressOf } = options;
  const count = async () => {
    await limiter.countAddress(addressOf(request));
    await limiter.countUser(found.by.partner, found.by.user, found.kept.asked.operation);
  };
  let isSame: boolean;
  try {
    isSame = await isOfNow(found, options);
  } catch (cause) {
    await count();
    throw cause;
  }
  if (isSame) await count();
  return isSame;
}

async function isOfNow(
  { by, kept }: Found,
  { databases, limiter, standing }: EarlyAnswerOptions,
): Promise<boolean> {
  const { partner } = by;
  const { region, version } = kept.asked;
  const leave = limiter.enter(partner);
  try {
    if (!kept.isFor(await standing.narrowed(by))) return false;
    const done = await limiter.turn(partner, region);
    try {
      const database = await databases.of(region);
      return (await database.glance({ partner }, version)) === kept.version;
    } finally {
      done();
    }
  } finally {
    leave();
  }
}
