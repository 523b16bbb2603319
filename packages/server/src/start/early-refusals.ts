import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemAnswer } from '@partnerkit/sdk/server';
import type { TokenVerifier } from '../auth/token-verifier.ts';
import { requestIdOf } from '../http/contract-routes.ts';
import { type AnsweredRequest, exposedHeaders } from '../http/create-app.ts';
import type { RateLimiter } from '../http/rate-limits.ts';
import type { ClientAddress } from './client-address.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

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
    const requestId = requestIdOf(textOf(headers['x-request-id']));
    const { status, headers: told, body } = problemAnswer(refusal, requestId);
    response.writeHead(status, {
      ...told,
      'content-length': Buffer.byteLength(body),
      'x-content-type-options': 'nosniff',
      ...forPages(headers.origin, origins),
    });
    response.end(body);
    refused({ requestId, operation: undefined, region, status, durationMs: performance.now() - start });
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function forPages(origin: string | undefined, origins: readonly string[]): Record<string, string> {
  if (origins.length === 0) return {};
  return {
    vary: 'Origin',
    ...(origin !== undefined && origins.includes(origin) ? { 'access-control-allow-origin': origin } : {}),
    'access-control-expose-headers': exposedHeaders.join(','),
  };
}
