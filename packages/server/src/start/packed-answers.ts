import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import { smallBytes } from '../http/packed-text.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers and pages packed as the client takes them, brotli before gzip; the small and files of reports stay as they are. */
export function packed(answer: Answer): Answer {
  const pack = compression({ threshold: smallBytes });
  return (request, response) => pack(request as never, response as never, () => answer(request, response));
}
