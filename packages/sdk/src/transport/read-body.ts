import { malformedAnswer } from './malformed-answer.ts';

/** The text of an answer. Throws `malformed` where it is too large or no UTF-8, and what the network throws. */
export async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  // counted on a copy: Chromium reports a request as failed whose own body is read piece by piece
  const copy = response.clone();
  if (!copy.body) return '';
  const reader = copy.body.getReader();
  const letGo = () => {
    for (const rest of [reader, response.body]) rest?.cancel().catch(() => {});
  };
  // ends the reading below too; after fetch itself, which Node would else leave with a rejection of its own
  signal.addEventListener('abort', () => queueMicrotask(letGo));
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return utf8Text(await response.arrayBuffer());
    size += value.byteLength;
    if (size <= maxBytes) continue;
    letGo();
    throw malformedAnswer(`is larger than ${maxBytes} bytes`);
  }
}

function utf8Text(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw malformedAnswer('is no UTF-8', cause);
  }
}
