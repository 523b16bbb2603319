/** Every way a call can fail, for hosts to branch on. The set is closed. */
export const partnerErrorCodes = [
  'unauthenticated',
  'forbidden',
  'notFound',
  'invalid',
  'conflict',
  'rateLimited',
  'timeout',
  'offline',
  'unavailable',
  'unsupported',
  'malformed',
  'cancelled',
  'unknown',
] as const;

/** One of {@link partnerErrorCodes}. */
export type PartnerErrorCode = (typeof partnerErrorCodes)[number];

/** What is wrong with one field of an input or one cell of a row. */
export interface FieldProblem {
  /** Where: a path such as `tags[2]`, or the name of an input such as `query`. */
  readonly field: string;
  /** What was expected there, and what was found. */
  readonly message: string;
  /** Offset in code units, where the field is a text with a position (a query). */
  readonly position?: number | undefined;
  /** What stands at the position, and what could stand there instead. */
  readonly found?: string | undefined;
  readonly possible?: readonly string[] | undefined;
}

/** What a {@link PartnerError} is made of. */
export interface PartnerErrorDetails {
  readonly code: PartnerErrorCode;
  readonly message: string;
  /** Where it failed: before asking, while the source answered, or in what it answered. */
  readonly phase?: 'request' | 'source' | 'response' | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly region?: string | undefined;
  readonly fields?: readonly FieldProblem[] | undefined;
  /** What stands now, where a replacement started from something else (TAG-3). */
  readonly current?: unknown;
  readonly cause?: unknown;
}

const brand = Symbol.for('partnerkit.error');
const retryableCodes: readonly PartnerErrorCode[] = ['rateLimited', 'timeout', 'offline', 'unavailable'];

/** The one error type of the SDK. Recognise it with {@link isPartnerError}: copies of the SDK on one page agree. */
export class PartnerError extends Error {
  readonly code: PartnerErrorCode;
  readonly phase: 'request' | 'source' | 'response';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly region: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly current: unknown;

  constructor(details: PartnerErrorDetails) {
    if (typeof details !== 'object' || details === null) throw invalidField('details', 'expected an object');
    super(details.message, { cause: details.cause });
    this.name = 'PartnerError';
    this.code = details.code;
    this.phase = details.phase ?? 'source';
    this.retryable = details.retryable ?? retryableCodes.includes(details.code);
    this.retryAfterMs = details.retryAfterMs;
    this.status = details.status;
    this.requestId = details.requestId;
    this.region = details.region;
    this.fields = details.fields ?? [];
    this.current = details.current;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Whether a caught value is a {@link PartnerError}, also one of another copy of the SDK. */
export function isPartnerError(value: unknown): value is PartnerError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** A caught value as a {@link PartnerError}: itself, `cancelled` for an abort, else `code` with the value as cause. */
export function toPartnerError(cause: unknown, code: PartnerErrorCode = 'unknown'): PartnerError {
  if (isPartnerError(cause)) return cause;
  if (cause instanceof Error && cause.name === 'AbortError') {
    return cancelledCall(cause);
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return new PartnerError({ code, message, cause });
}

/** That a call was cancelled, with what the signal or the source said. */
export function cancelledCall(cause?: unknown): PartnerError {
  return new PartnerError({ code: 'cancelled', message: 'The call was cancelled.', cause });
}

/** An `invalid` error that names one field. */
export function invalidField(field: string, message: string, details?: Partial<FieldProblem>): PartnerError {
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${field}: ${message}`,
    fields: [{ ...details, field, message }],
  });
}
