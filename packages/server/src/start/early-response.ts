import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemAnswer } from '@partnerkit/sdk/server';
import { requestIdOf } from '../http/contract-routes.ts';
import { type AnsweredRequest, exposedHeaders } from '../http/create-app.ts';
import { mostAtOnce } from '../http/packed-text.ts';
import type { RequestTally } from '../jobs/request-tally.ts';
import { packed } from './packed-answers.ts';

/** Answers one request without the framework. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What goes out as it is. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Who may read what is answered in front of the framework, and who is told of it. */
export interface EarlyOptions {
  /** Origins of pages elsewhere that may read it. */
  readonly origins: readonly string[];
  readonly requests: RequestTally;
  readonly answered: (answered: AnsweredRequest) => void;
}

/** What is found for one request of an operation in a region. */
export interface EarlySearch extends Pick<AnsweredRequest, 'operation' | 'region'> {
  /** Throws why there is no answer; `undefined` leaves the request to the framework. */
  readonly find: (requestId: string) => Promise<Omit<PlainAnswer, 'status'> | undefined>;
}

/** Answers a request in front of the framework, counted and told of as every other; answers whether it did. */
export async function answeredEarly(
  request: IncomingMessage,
  response: ServerResponse,
  { operation, region, find }: EarlySearch,
  { origins, requests, answered }: EarlyOptions,
): Promise<boolean> {
  const start = performance.now();
  const requestId = plainRequestId(request);
  let status = 200;
  let cause: unknown;
  requests.asked++;
  try {
    const found = await find(requestId);
    if (!found) return false;
    const headers = { ...found.headers, vary: 'Accept-Encoding' };
    const send = () => sendPlain(request, response, { status, headers, body: found.body }, origins);
    // what is that large is packed as it goes, for it would take others' time
    if (typeof found.body === 'string' && found.body.length > mostAtOnce) packed(send)(request, response);
    else send();
  } catch (failure) {
    cause = failure;
    status = sendProblem(request, response, { cause, requestId }, origins);
  } finally {
    requests.answered++;
  }
  const durationMs = performance.now() - start;
  answered({ requestId, operation, region, status, durationMs, ...(cause ? { cause } : {}) });
  return true;
}

/** The id of a request as it came: the caller's own, where it is one. */
export function plainRequestId({ headers }: IncomingMessage): string {
  const header = headers['x-request-id'];
  return requestIdOf(typeof header === 'string' ? header : undefined);
}

/** Sends an answer with the headers that the framework gives all of them. `origins` are those of pages elsewhere that may read it. */
function sendPlain(
  { headers: { origin } }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: PlainAnswer,
  origins: readonly string[],
): void {
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...forPages(origin, origins, headers.vary),
  });
  response.end(body);
}

/** Sends why a request is not answered; answers its status. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  { cause, requestId }: { readonly cause: unknown; readonly requestId: string },
  origins: readonly string[],
): number {
  const problem = problemAnswer(cause, requestId);
  sendPlain(request, response, problem, origins);
  return problem.status;
}

function forPages(
  origin: string | undefined,
  origins: readonly string[],
  vary: string | undefined,
): Record<string, string> {
  if (origins.length === 0) return {};
  return {
    vary: vary === undefined ? 'Origin' : `Origin, ${vary}`,
    ...(origin !== undefined && origins.includes(origin) ? { 'access-control-allow-origin': origin } : {}),
    'access-control-expose-headers': exposedHeaders.join(','),
  };
}
