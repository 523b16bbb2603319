import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CalendarDay } from '@partnerkit/sdk';
import type { Principal } from '../auth/principal.ts';
import type { TokenVerifier } from '../auth/token-verifier.ts';
import { answerHeaders } from '../http/contract-routes.ts';
import type { AnsweredRequest } from '../http/create-app.ts';
import { answerKey, type KeptAnswer, type KeptAnswers } from '../http/kept-answers.ts';
import type { RateLimiter } from '../http/rate-limits.ts';
import type { RequestTally } from '../jobs/request-tally.ts';
import type { UserStanding } from '../organization/user-standing.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { ClientAddress } from './client-address.ts';
import { type Answer, plainRequestId, sendPlain, sendProblem } from './early-response.ts';
import { packed } from './packed-answers.ts';

/** What tells which answers go out again, and is told of them. */
export interface EarlyAnswerOptions {
  readonly answers: KeptAnswers;
  readonly databases: Pick<RegionDatabases, 'of'>;
  readonly limiter: Omit<RateLimiter, 'refusal'>;
  readonly known: TokenVerifier['known'];
  readonly standing: Pick<UserStanding, 'narrowed'>;
  /** Where a request comes from, as it is counted. */
  readonly addressOf: ClientAddress;
  readonly today: () => CalendarDay;
  /** Origins of pages elsewhere that may read it. */
  readonly origins: readonly string[];
  readonly requests: RequestTally;
  readonly answered: (answered: AnsweredRequest) => void;
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
    void answeredAgain(request, response, { by, kept }, options).then((isAnswered) => {
      if (!isAnswered) answer(request, response);
    });
  };
}

interface Found {
  readonly by: Principal;
  readonly kept: KeptAnswer;
}

/** Whether there was an answer: the one that is kept, or why there can be none. */
async function answeredAgain(
  request: IncomingMessage,
  response: ServerResponse,
  { by, kept }: Found,
  options: EarlyAnswerOptions,
): Promise<boolean> {
  const { requests, answered, origins } = options;
  const start = performance.now();
  const requestId = plainRequestId(request);
  let status = 200;
  let cause: unknown;
  requests.asked++;
  try {
    if (!(await holds(request, { by, kept }, options))) return false;
    const { body, encoding } = kept.packed(request.headers['accept-encoding']);
    const headers = { ...answerHeaders(requestId, encoding), vary: 'Accept-Encoding' };
    const send = () => sendPlain(request, response, { status, headers, body }, origins);
    if (kept.isLarge) packed(send)(request, response);
    else send();
  } catch (failure) {
    cause = failure;
    status = sendProblem(request, response, { cause, requestId }, origins);
  } finally {
    requests.answered++;
  }
  const { operation, region } = kept.asked;
  const durationMs = performance.now() - start;
  answered({ requestId, operation: operation.id, region, status, durationMs, ...(cause ? { cause } : {}) });
  return true;
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
