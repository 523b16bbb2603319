import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemAnswer } from '@partnerkit/sdk/server';
import { requestIdOf } from '../http/contract-routes.ts';
import { exposedHeaders } from '../http/create-app.ts';

/** Answers one request without the framework. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What goes out as it is. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The id of a request as it came: the caller's own, where it is one. */
export function plainRequestId({ headers }: IncomingMessage): string {
  const header = headers['x-request-id'];
  return requestIdOf(typeof header === 'string' ? header : undefined);
}

/** Sends an answer with the headers that the framework gives all of them. `origins` are those of pages elsewhere that may read it. */
export function sendPlain(
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
