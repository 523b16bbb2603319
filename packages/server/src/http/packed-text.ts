import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';

/** What a first window of packets carries arrives no sooner for being packed. */
export const smallBytes = 4096;
/** Beyond, others would wait while it is packed: then it goes through a stream. */
export const mostAtOnce = 65_536;
/** Quick, and hardly larger than by the quality of streams. */
const packs = {
  br: (text: string) =>
    brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 17 },
    }),
  gzip: (text: string) => gzipSync(text, { level: 3 }),
} as const;

type Encoding = keyof typeof packs;

/** What a text was packed to before, by the way of packing. */
export type Packed = Map<Encoding, Uint8Array<ArrayBuffer>>;

/** A text as it goes out. */
export interface PackedText {
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Absent: it is as it was. */
  readonly encoding?: Encoding;
}

/**
 * An answer of a usual size, packed at once as the client takes it, brotli before gzip: a stream for each costs several times as
 * much. What is not packed here the server's own streams look at.
 */
export function packedText(text: string, accepted: string | undefined, before?: Packed): PackedText {
  if (text.length < smallBytes || text.length > mostAtOnce) return { body: text };
  const taken = parseAccept(accepted ?? '').filter(({ q }) => q > 0);
  const encoding = (['br', 'gzip'] as const).find((one) =>
    taken.some(({ type }) => type.toLowerCase() === one),
  );
  if (!encoding) return { body: text };
  const body = before?.get(encoding) ?? new Uint8Array(packs[encoding](text));
  before?.set(encoding, body);
  return { body, encoding };
}
