import { PartnerError } from '@partnerkit/sdk';
import { DatabaseError } from 'pg';
import { diskFull, StoreClosed } from './embedded-database.ts';

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

// the driver's own failures have no code
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired$|Client (was closed|has encountered)|Cannot use a pool|The server does not support SSL)/;

/** What ran against another transaction and may be run again: serialization failure, deadlock. */
export function isRepeatable(cause: unknown): boolean {
  return cause instanceof DatabaseError && (cause.code === '40001' || cause.code === '40P01');
}

/**
 * A failure of the database in the product's words: `unavailable` (gone, starting, full), `timeout`, `invalid` (text it
 * can't store). Any other comes back as it is, a broken constraint as pg's `DatabaseError` with its SQLSTATE.
 */
export function storageError(cause: unknown, region: string): unknown {
  if (!(cause instanceof Error)) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  if (isRepeatable(cause)) return unavailable('Too many changes of the same data at once.', cause, region);
  if (cause instanceof StoreClosed) return unavailable(cause.message, cause, region);
  if (!(cause instanceof DatabaseError)) {
    const lost = networkCodes.has(code) || lostConnection.test(cause.message);
    return lost ? unavailable('The database cannot be reached.', cause, region) : cause;
  }
  if (code === diskFull) return unavailable('No space left on the disk of the database.', cause, region);
  if (/^(08|53|57P|25P03)/.test(code))
    return unavailable('The database is not available at the moment.', cause, region);
  if (code === '57014')
    return new PartnerError({
      code: 'timeout',
      message: 'The database took too long to answer.',
      region,
      cause,
    });
  if (isUnstorableText(cause)) return unstorable(cause, region);
  return cause;
}

// a lone surrogate inside JSON is refused as JSON that can't be read
function isUnstorableText({ code, detail = '' }: DatabaseError): boolean {
  return code === '22021' || code === '22P05' || (code === '22P02' && /surrogate/i.test(detail));
}

function unstorable(cause: Error, region: string): PartnerError {
  const message = 'A text holds a character that cannot be stored.';
  return new PartnerError({ code: 'invalid', message, region, cause });
}

function unavailable(message: string, cause: Error, region: string): PartnerError {
  return new PartnerError({ code: 'unavailable', message, region, cause });
}
