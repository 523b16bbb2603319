import { malformedAnswer } from './malformed-answer.ts';

/** The text of an answer. Throws `malformed` where it is too large or no UTF-8, and what the network throws. */
export async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decode = utf8Decoder();
  // ends the reading below too
  signal.addEventListener('abort', () => reader.cancel().catch(() => {}));
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return text + decode();
    size += value.byteLength;
    if (size > maxBytes) throw malformedAnswer(`is larger than ${maxBytes} bytes`);
    text += decode(value);
  }
}

function utf8Decoder(): (bytes?: Uint8Array<ArrayBuffer>) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw malformedAnswer('is no UTF-8', cause);
    }
  };
}
