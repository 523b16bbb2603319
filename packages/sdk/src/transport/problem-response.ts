import { checkText } from '../errors/check-argument.ts';
import { type PartnerError, type PartnerErrorCode, toPartnerError } from '../errors/partner-error.ts';

/** Titles and statuses of the problems that an answer may tell (RFC 9457). */
const problems: Readonly<Record<PartnerErrorCode, { readonly status: number; readonly title: string }>> = {
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not permitted' },
  notFound: { status: 404, title: 'Not found' },
  invalid: { status: 400, title: 'The request does not fit' },
  conflict: { status: 409, title: 'Somebody else changed it' },
  rateLimited: { status: 429, title: 'Too many requests' },
  timeout: { status: 504, title: 'It took too long' },
  offline: { status: 503, title: 'Not reachable' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  unsupported: { status: 501, title: 'Not supported' },
  malformed: { status: 500, title: 'The answer does not fit' },
  cancelled: { status: 499, title: 'Cancelled' },
  unknown: { status: 500, title: 'Something failed here' },
};

/** An answer as it is written: what a `Response` is made of. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** A failure as `application/problem+json`, where no `Response` is wanted. What is not a `PartnerError` tells nothing of the inside. */
export function problemAnswer(cause: unknown, requestId: string): ProblemAnswer {
  checkText('requestId', requestId);
  const error = toPartnerError(cause);
  const { status, title } = problems[error.code];
  const shown = error.status ?? status;
  const body = {
    type: 'about:blank',
    title,
    status: shown,
    detail: error.code === 'unknown' ? 'The server could not answer this request.' : error.message,
    code: error.code,
    requestId,
    ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(error.current === undefined ? {} : { current: error.current }),
  };
  return {
    body: JSON.stringify(body),
    status: shown,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...retryAfter(error),
      ...(shown === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      // the rest of what is too large is not read
      ...(shown === 413 ? { connection: 'close' } : {}),
    },
  };
}

/** A failure as `application/problem+json`. What is not a `PartnerError` tells nothing of the inside. */
export function problemResponse(cause: unknown, requestId: string): Response {
  const { body, ...init } = problemAnswer(cause, requestId);
  return new Response(body, init);
}

/** Seconds after which to come back, never rounded down. */
function retryAfter({ code, retryAfterMs }: PartnerError): Record<string, string> {
  const waitMs = retryAfterMs ?? (code === 'unavailable' ? 1000 : undefined);
  return waitMs === undefined ? {} : { 'retry-after': String(Math.ceil(waitMs / 1000)) };
}
