import type { TokenVerifier } from '../auth/token-verifier.ts';
import type { AnsweredRequest } from '../http/create-app.ts';
import type { RateLimiter } from '../http/rate-limits.ts';
import type { ClientAddress } from './client-address.ts';
import { type Answer, plainRequestId, sendProblem } from './early-response.ts';

/** One refused request, as it is logged and counted. */
export type RefusedRequest = AnsweredRequest & { readonly region: string };

/** What tells whom to refuse, and is told of it. */
export interface RefusalOptions {
  readonly limiter: Pick<RateLimiter, 'refusal'>;
  readonly known: TokenVerifier['known'];
  /** Where a request comes from, as it is counted. */
  readonly addressOf: ClientAddress;
  readonly regions: readonly string[];
  /** Origins of pages elsewhere that may read why. */
  readonly origins: readonly string[];
  readonly refused: (refused: RefusedRequest) => void;
}

/**
 * Refuses whoever is over a limit before anything else is done for them, so that one who asks far more than they may costs the others
 * little. Users and partners are those of tokens that were verified a moment ago: nobody is refused since somebody else has named them.
 */
export function withEarlyRefusals(
  answer: Answer,
  { limiter, known, addressOf, regions, origins, refused }: RefusalOptions,
): Answer {
  const regionOf = new Map(regions.map((region) => [region.toLowerCase(), region]));
  const operation = new RegExp(`^/(${[...regionOf.keys()].join('|')})/v1/`);
  return (request, response) => {
    const { headers, method, url = '' } = request;
    const region = regionOf.get(operation.exec(url)?.[1] ?? '');
    // whoever asks whether they may ask (CORS) shows no token
    if (region === undefined || method === 'OPTIONS') return answer(request, response);
    const start = performance.now();
    const refusal = limiter.refusal(addressOf(request), known(headers.authorization));
    if (!refusal) return answer(request, response);
    const requestId = plainRequestId(request);
    const status = sendProblem(request, response, { cause: refusal, requestId }, origins);
    refused({ requestId, operation: undefined, region, status, durationMs: performance.now() - start });
  };
}
