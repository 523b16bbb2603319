// Refuses whatever it is asked, by the least that a server can do for it: what a flood costs that goes elsewhere.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = JSON.stringify({ code: 'rateLimited' });
const headers = { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body) };
const server = createServer((_, response) => response.writeHead(429, headers).end(body));
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit());
