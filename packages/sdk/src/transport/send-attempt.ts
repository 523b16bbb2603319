import { isPartnerError, PartnerError } from '../errors/partner-error.ts';
import { malformedAnswer } from './malformed-answer.ts';
import type { OperationRequest } from './operation-request.ts';
import { problemError } from './problem-error.ts';
import { readBody } from './read-body.ts';
import { isJson, readJson } from './read-json.ts';
import { retryAfter } from './retry-after.ts';
import { withinTime } from './within-time.ts';

/** What an attempt works with. */
export interface AttemptOptions {
  readonly send: typeof fetch;
  readonly attemptTimeoutMs: number;
  readonly maxBodyBytes: number;
  /** Milliseconds since 1970, for a date to come back at. */
  readonly wallClock: () => number;
}

/** What is sent, under which token, and what is made of what comes back. */
export interface Attempt<Answer> {
  readonly request: OperationRequest;
  readonly token: string;
  readonly read: AnswerReader<Answer>;
  readonly signal: AbortSignal;
}

/** Reads an answer that is no failure; `text` is its body, read as far as is allowed. */
export type AnswerReader<Answer> = (response: Response, text: () => Promise<string>) => Promise<Answer>;

/** Sends a request once. Rejects with a `PartnerError` that tells enough to decide about another attempt. */
export function sendAttempt<Answer>(
  { request, token, read, signal }: Attempt<Answer>,
  options: AttemptOptions,
): Promise<Answer> {
  // called as a function: fetch refuses to be a method of anything but the page
  const { send } = options;
  const limit = { signal, ms: options.attemptTimeoutMs, awaited: 'The answer' };
  return withinTime(limit, async (inner) => {
    try {
      const { url, headers, body, ...rest } = request;
      const response = await send(url, {
        ...rest,
        ...(body === undefined ? {} : { body: body as BodyInit }),
        ...privately(),
        headers: { ...headers, authorization: `Bearer ${token}` },
        redirect: 'manual',
        signal: inner,
      });
      return await readAnswer(response, read, options, inner);
    } catch (cause) {
      throw isPartnerError(cause) ? cause : networkFailure(cause, request.url);
    }
  });
}

async function readAnswer<Answer>(
  response: Response,
  read: AnswerReader<Answer>,
  { maxBodyBytes, wallClock }: AttemptOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { headers, status } = response;
  const requestId = headers.get('x-request-id')?.slice(0, 200) || undefined;
  try {
    if (isRedirect(response)) throw malformedAnswer('redirects to another address, and is not followed');
    const text = () => readBody(response, maxBodyBytes, signal);
    if (!response.ok) {
      const details = { status, retryAfterMs: retryAfter(headers, wallClock) };
      throw problemError(await text().catch(() => ''), details);
    }
    return await read(response, text);
  } catch (cause) {
    throw isPartnerError(cause) ? withAnswer(cause, { status, requestId }) : cause;
  }
}

/** Reads JSON, and holds it against its operation. */
export function jsonReader<Answer>(check: (value: unknown) => Answer): AnswerReader<Answer> {
  return async ({ headers }, text) => {
    if (!isJson(headers)) throw malformedAnswer('is not of the type application/json');
    return check(readJson(await text()));
  };
}

function isRedirect({ type, status, redirected }: Response): boolean {
  return redirected || type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** An error that also names the answer, the call and the region it belongs to; what it names already stays. */
export function withAnswer(
  error: PartnerError,
  known: Partial<Pick<PartnerError, 'status' | 'requestId' | 'region'>>,
): PartnerError {
  const { message, cause, status, requestId, region } = error;
  return new PartnerError({
    ...error,
    message,
    cause,
    status: status ?? known.status,
    requestId: requestId ?? known.requestId,
    region: region ?? known.region,
  });
}

function networkFailure(cause: unknown, url: string): PartnerError {
  const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return isOffline
    ? new PartnerError({ code: 'offline', message: 'There is no network connection.', cause })
    : new PartnerError({ code: 'unavailable', message: unreachable(url), cause });
}

/** A browser keeps from a page why it may not read another origin's answer: the likeliest reason is told. */
function unreachable(url: string): string {
  const message = 'The server could not be reached.';
  const page = globalThis.location?.origin;
  const { origin } = new URL(url);
  if (!page || page === origin) return message;
  const setting = `with a PartnerKit server by PARTNERKIT_ORIGINS=${page}`;
  return `${message} If ${origin} is up, it has to allow pages of ${page} (CORS): ${setting}.`;
}

/** Nothing of the page goes along. Runtimes without pages do not know these options, and some refuse them. */
function privately(): RequestInit {
  const wished = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };
  const known = Object.entries(wished).filter(
    ([name]) => typeof Request === 'undefined' || name in Request.prototype,
  );
  return Object.fromEntries(known);
}
