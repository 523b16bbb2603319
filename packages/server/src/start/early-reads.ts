import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AskedRequest, jsonAnswer, type PlainRead } from '../http/contract-routes.ts';
import type { ClientAddress } from './client-address.ts';
import { type Answer, answeredEarly, type EarlyOptions } from './early-response.ts';

/** What tells which requests are reads, and is told of them. */
export interface EarlyReadOptions extends EarlyOptions {
  /** By the path of their address. */
  readonly reads: ReadonlyMap<string, PlainRead>;
  /** Where a request comes from, as it is counted. */
  readonly addressOf: ClientAddress;
}

/**
 * Answers reads whose whole input stands in their query string without the framework, which makes objects of each request and each answer
 * that nobody looks at. All that the contract's routes do is done for them too.
 */
export function withEarlyReads(answer: Answer, options: EarlyReadOptions): Answer {
  const { reads, addressOf } = options;
  return (request, response) => {
    const { method, url: address = '', headers } = request;
    const read = method === 'GET' ? reads.get(address.split('?', 1)[0] as string) : undefined;
    const url = read && URL.parse(address, 'http://localhost');
    if (!read || !url) return answer(request, response);
    const { operation, region } = read;
    const find = async (requestId: string) => {
      const from = addressOf(request);
      const asked: AskedRequest = {
        url,
        address,
        header: headerOf(request),
        signal: leaving(response),
        from,
      };
      return jsonAnswer(await read.answer(asked), headers['accept-encoding'], requestId);
    };
    void answeredEarly(request, response, { operation, region, find }, options);
  };
}

function headerOf({ headers }: IncomingMessage): AskedRequest['header'] {
  return (name) => headers[name] as string | undefined;
}

/** Aborts where the client leaves before it has its answer. */
function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort('The client has left.');
  });
  return controller.signal;
}
