import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { printedLines } from '../printed-lines.ts';

/** What a strict host lets its pages do. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What a page may do besides that a server rendered: React writes sizes and places of parts as attributes into its HTML. */
const renderedPolicy = `${policy}; style-src-attr 'unsafe-inline'`;

/** What a page of a framework may do besides, whose server writes scripts of its own into it. */
export const frameworkPolicy = renderedPolicy.replace("script-src 'self'", "script-src 'self' 'nonce-NONCE'");

/** What a page of webpack may do besides: it loads its parts by scripts, under a name that the host gives it. */
const webpackPolicy = policy.replace("trusted-types 'none'", 'trusted-types webpack');

function policyOf(path: string): string {
  if (path.startsWith('/server/')) return renderedPolicy;
  return path.startsWith('/webpack/') ? webpackPolicy : policy;
}

/** The host's own back end: about thirty customers, with the names that break things. */
const customers = Array.from({ length: 30 }, (_, at) => ({
  id: `c-${at}`,
  name: ['<b>Markup</b> & Sons', '=SUM(A1)', 'مؤسسة النور'][at] ?? `Customer ${String(at).padStart(2, '0')}`,
  region: ['EU', 'US'][at % 2],
  tags: at % 3 === 0 ? ['gold tier'] : [],
}));

/** A host's server while it runs. */
export interface ServedApp {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built app and the customers under a strict Content-Security-Policy, on a free port of the loopback. */
export async function serveApp(dist: string): Promise<ServedApp> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    response.setHeader('Content-Security-Policy', policyOf(path));
    if (path === '/api/customers') {
      return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(customers));
    }
    try {
      const contents = await readFile(join(dist, path));
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(contents);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Starts a host's own server, a module of its app that prints where it listens; its policy is in `HOST_POLICY`. */
export async function startServer(
  folder: string,
  module: string,
  { args = [], policy = frameworkPolicy }: { args?: readonly string[]; policy?: string } = {},
): Promise<ServedApp> {
  const child = spawn(process.execPath, [module, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', HOST_POLICY: policy },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [url] = await printedLines(child).line(/http:\/\/127\S+/);
  return {
    url,
    close: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
