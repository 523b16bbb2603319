// the host's own server, on a free port of the loopback, under the policy of HOST_POLICY
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { createRequestListener } from '@react-router/node';
import * as build from './build/server/index.js';

const render = createRequestListener({ build });
const types = { '.css': 'text/css', '.js': 'text/javascript' };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://host');
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('Content-Security-Policy', process.env.HOST_POLICY.replace('NONCE', nonce));
  const type = types[extname(pathname)];
  if (type && pathname.startsWith('/assets/')) {
    response.setHeader('Content-Type', type);
    return response.end(await readFile(new URL(`build/client${pathname}`, import.meta.url)));
  }
  request.headers['x-nonce'] = nonce;
  request.rawHeaders.push('x-nonce', nonce);
  await render(request, response);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
