import { createHmac, timingSafeEqual } from 'node:crypto';
import { PartnerError } from '@partnerkit/sdk';

/** Makes and reads cursors that are good for one list of one partner only. */
export interface CursorSigner {
  /** `list` names all that the pages must agree in: partner, region, query, sort, day. */
  readonly sign: (list: readonly unknown[], after: unknown) => string;
  /** Throws `invalid` for a cursor that was made up, changed, or made for another list. */
  readonly read: (list: readonly unknown[], cursor: string) => unknown;
}

/** Cursors signed with the server's secret: several servers that share it continue each other's lists. */
export function createCursorSigner(secret: string): CursorSigner {
  const sealed = (list: readonly unknown[], after: string) => {
    const mark = createHmac('sha256', secret)
      .update(JSON.stringify(list))
      .update('\0')
      .update(after)
      .digest();
    return `${mark.subarray(0, 16).toString('base64url')}.${Buffer.from(after).toString('base64url')}`;
  };
  return {
    sign: (list, after) => sealed(list, JSON.stringify(after)),
    read(list, cursor) {
      const text = Buffer.from(cursor.split('.')[1] ?? '', 'base64url').toString();
      // compared as texts: several of them decode to the same bytes
      if (!isSame(cursor, sealed(list, text))) throw unusable();
      return JSON.parse(text);
    },
  };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function unusable(): PartnerError {
  const message = 'expected a nextCursor of this list: same query, sort order, region and day';
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `cursor: ${message}`,
    fields: [{ field: 'cursor', message }],
  });
}
