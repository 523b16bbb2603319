import * as z from 'zod/mini';

/** Bytes that go with an operation whose body is `bytes`. */
export type Bytes = Uint8Array | Blob;

/** Whether something is bytes that can be sent. */
export function isBytes(value: unknown): value is Bytes {
  return value instanceof Uint8Array || (typeof Blob === 'function' && value instanceof Blob);
}

/** At most so many bytes. */
export function bytesSchema(most: number) {
  return z.custom<Bytes>(
    (value) => isBytes(value) && (value instanceof Uint8Array ? value.length : value.size) <= most,
    `expected bytes, at most ${most}`,
  );
}
