import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createPartnerClient, memorySource, PartnerError } from '@partnerkit/sdk';
import { problemAnswer } from '@partnerkit/sdk/server';
import { isSignedIn, loadCustomers } from './host.tsx';

const client = createPartnerClient({ source: memorySource({ customers: loadCustomers }) });

export const server = createServer(async (request, response) => {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://server');
    const { asOf, limit = 50, ...asked } = Object.fromEntries(searchParams);
    const answers: Record<string, () => Promise<unknown>> = {
      '/eu/v1/viewer': () => client.viewer.get(),
      '/eu/v1/customers': () => client.customers.list({ ...asked, limit: Number(limit) }, { asOf }),
      '/eu/v1/tags': () => client.tags.list({ asOf }),
    };
    const answer = answers[pathname];
    if (!isSignedIn(request.headers.authorization))
      throw new PartnerError({ code: 'unauthenticated', message: 'Not signed in' });
    if (!answer) throw new PartnerError({ code: 'unsupported', message: `No ${pathname} here` });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer()));
  } catch (cause) {
    const requestId = `${request.headers['x-request-id'] ?? randomUUID()}`;
    const { status, headers, body } = problemAnswer(cause, requestId);
    response.writeHead(status, headers).end(body);
  }
});
