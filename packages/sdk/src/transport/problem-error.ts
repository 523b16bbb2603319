import {
  type FieldProblem,
  PartnerError,
  type PartnerErrorCode,
  partnerErrorCodes,
} from '../errors/partner-error.ts';
import { readJson } from './read-json.ts';

const codesByStatus: Readonly<Record<number, PartnerErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  429: 'rateLimited',
  499: 'cancelled',
  501: 'unsupported',
  504: 'timeout',
};

const maxMessageLength = 500;
const maxFields = 100;

/** What is known of an answer that is an error, beside its body. */
export interface ProblemDetails {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
}

/** An error answer as a `PartnerError`: what a problem (RFC 9457) in its body tells, as far as it fits, else its status. */
export function problemError(text: string, { status, ...asked }: ProblemDetails): PartnerError {
  const problem = problemOf(text);
  const code = partnerErrorCodes.find((known) => known === problem.code) ?? codeOf(status);
  const askedMs = [asked.retryAfterMs, problem.retryAfterMs].filter(isTime);
  const retryAfterMs = askedMs.length > 0 ? Math.max(...askedMs) : undefined;
  return new PartnerError({
    code,
    status,
    message: textOf(problem.detail) ?? `HTTP ${status}`,
    requestId: textOf(problem.requestId),
    fields: Array.isArray(problem.fields) ? problem.fields.slice(0, maxFields).flatMap(fieldProblem) : [],
    current: problem.current,
    // a conflict with a time is a change that still runs
    ...(retryAfterMs === undefined ? {} : { retryAfterMs, retryable: true }),
  });
}

function codeOf(status: number): PartnerErrorCode {
  return codesByStatus[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'unavailable');
}

function problemOf(text: string): Record<string, unknown> {
  try {
    // what is no object has none of the fields
    return Object(readJson(text));
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxMessageLength) : undefined;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function fieldProblem(value: unknown): FieldProblem[] {
  const { field, message, position, found, possible } = (value ?? {}) as Record<string, unknown>;
  if (typeof field !== 'string' || typeof message !== 'string') return [];
  return [
    {
      field,
      message,
      ...(typeof position === 'number' ? { position } : {}),
      ...(typeof found === 'string' ? { found } : {}),
      ...(Array.isArray(possible) ? { possible: possible.filter((text) => typeof text === 'string') } : {}),
    },
  ];
}
