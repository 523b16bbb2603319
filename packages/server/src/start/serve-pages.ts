import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** The page needs nothing from elsewhere, no inline script and no inline style sheet. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// a name that changes with its content
const hashed = /^\/assets\/.*-[\w-]{8}\.\w+$/;
const forAYear = 'public, max-age=31536000, immutable';

/** Serves a built single-page portal beside the API, under a strict policy. */
export function servePages(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(folder, {
    single: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('cache-control', hashed.test(path) ? forAYear : 'no-cache'),
  });
  return (request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'same-origin');
    files(request, response, () => {
      response.statusCode = 404;
      response.end('There is no such page.');
    });
  };
}
