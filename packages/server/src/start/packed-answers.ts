import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What a first window of packets carries arrives no sooner for being packed. */
const smallBytes = 4096;

/** Answers and pages packed as the client takes them, brotli before gzip; the small and files of reports stay as they are. */
export function packed(answer: Answer): Answer {
  const pack = compression({ threshold: smallBytes });
  return (request, response) => pack(request as never, response as never, () => answer(request, response));
}
