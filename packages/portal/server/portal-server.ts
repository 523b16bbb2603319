import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { demoIdentities } from '@partnerkit/testing';
import sirv from 'sirv';
import type { Portfolio } from './load-portfolio.ts';

/** A portal that is being served. */
export interface PortalServer {
  readonly url: string;
  /** Starts to answer with the page and the data. */
  readonly open: (portfolio: Portfolio, asOf: string) => void;
  readonly close: () => Promise<void>;
}

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

/** Serves the built portal and the partner's data on one port, on this machine only. */
export async function servePortal(pages: string, port: number): Promise<PortalServer> {
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.url === '/health') return text(response, 200, 'ok');
    if (request.url === '/ready') return text(response, answer ? 200 : 503, answer ? 'ready' : 'starting');
    if (!answer) return text(response, 503, 'The portal is starting.');
    answer(request, response);
  });
  await listen(server, port);
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${chosen}`,
    open: (portfolio, asOf) => {
      answer = answers(pages, portfolio, asOf);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Choose another: npm start -- --port 4601`)
          : cause,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

function answers(pages: string, portfolio: Portfolio, asOf: string) {
  const files = sirv(pages, { single: true });
  const customers = new Map(portfolio.customers.map((customer) => [customer.id, customer]));
  const session = {
    partner: portfolio.partner,
    asOf,
    identities: demoIdentities(portfolio),
    subscriptions: portfolio.subscriptions !== undefined,
  };
  return (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/session') return json(response, session);
    if (path === '/api/customers') return json(response, [...customers.values()]);
    if (path === '/api/subscriptions') return json(response, portfolio.subscriptions ?? []);
    const tagged = /^\/api\/tags\/(.+)$/.exec(path)?.[1];
    if (tagged && request.method === 'PUT') {
      return void saveTags(request, customers, decodeURIComponent(tagged)).then(
        () => text(response, 204, ''),
        (cause: Error) => text(response, 400, cause.message),
      );
    }
    if (path.startsWith('/api/')) return text(response, 404, `There is no ${path}.`);
    files(request, response);
  };
}

/** Tags last as long as this server: the example keeps them beside the rows that it has read. */
async function saveTags(
  request: IncomingMessage,
  customers: Map<string, Portfolio['customers'][number]>,
  id: string,
) {
  const customer = customers.get(id);
  if (!customer) throw new Error(`There is no customer ${id}.`);
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error('tags: expected at most 10,000 characters');
  }
  const tags: unknown = JSON.parse(body);
  if (!Array.isArray(tags) || tags.some((tag) => typeof tag !== 'string')) {
    throw new Error('tags: expected a list of texts');
  }
  customers.set(id, { ...customer, tags });
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body));
}

function text(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(body);
}
