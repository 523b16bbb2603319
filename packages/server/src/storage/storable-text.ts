import { isPartnerError, PartnerError } from '@partnerkit/sdk';

/**
 * Throws `invalid` when a value of a query holds text that Postgres can't store (U+0000) or that would be stored as
 * another one (half of a surrogate pair). Looks into arrays and plain objects.
 */
export function checkStorable(value: unknown): void {
  if (typeof value === 'string') checkText(value);
  else if (Array.isArray(value)) value.forEach(checkStorable);
  else if (isPlainObject(value)) {
    for (const name of Object.keys(value)) {
      checkText(name);
      checkStorable(value[name]);
    }
  }
}

/** Why a row can't be kept, in words for its field; `undefined` where it can. */
export function storageProblem(row: unknown): string | undefined {
  try {
    checkStorable(row);
    return undefined;
  } catch (cause) {
    if (!isPartnerError(cause)) throw cause;
    return cause.message;
  }
}

/** The most bytes that texts of one key may have together: Postgres keeps no larger ones in an index. */
const longestKey = 2048;

/** Why texts can't be the key of a row together, in words for the field of the last one; `undefined` where they can. */
export function keyProblem(...texts: readonly string[]): string | undefined {
  let length = 0;
  for (const text of texts) length += text.length;
  // of a character there are three bytes at most
  if (length * 3 <= longestKey) return undefined;
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes <= longestKey ? undefined : `expected a text that is shorter by ${bytes - longestKey} bytes`;
}

function checkText(text: string): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  throw new PartnerError({
    code: 'invalid',
    message: 'A text holds a character that cannot be stored: U+0000, or half of a surrogate pair.',
  });
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
