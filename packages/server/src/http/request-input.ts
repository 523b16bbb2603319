import type { Operation } from '@partnerkit/sdk';
import { createInputReceiver, hasJsonBody } from '@partnerkit/sdk/server';
import { checkTexts } from './check-texts.ts';
import { invalidInput } from './invalid-input.ts';
import { bodyLimits, boundedBytes, readJsonBody } from './json-body.ts';

/** How the input of an operation is read off a request. */
export interface InputReader {
  /** Throws `invalid` with the field that does not fit, and what was expected. */
  readonly read: (request: Request, path: Readonly<Record<string, string>>) => Promise<unknown>;
  /** The same of a read, all of whose fields stand in its query string. */
  readonly readAddress: (url: URL) => unknown;
}

const noHeaders = { get: () => null };

/** A reader for one operation: its body within bounds, then all fields by the operation's schema, then texts that can be kept. */
export function createInputReader(operation: Operation): InputReader {
  const receive = createInputReceiver(operation);
  return {
    async read(request, path) {
      const body = await bodyFields(request, operation);
      const input = receive({ url: new URL(request.url), path, headers: request.headers, body });
      const { content, ...texts } = input as Record<string, unknown>;
      checkTexts(content instanceof Uint8Array ? texts : input);
      return input;
    },
    readAddress(url) {
      const input = receive({ url, path: {}, headers: noHeaders, body: {} });
      checkTexts(input);
      return input;
    },
  };
}

async function bodyFields(request: Request, operation: Operation): Promise<Record<string, unknown>> {
  if (operation.body === 'bytes') return { content: await sentBytes(request) };
  if (!hasJsonBody(operation)) return {};
  const types = operation.body === 'rows' ? 'application/json, application/x-ndjson or text/csv' : undefined;
  return readJsonBody(request, types);
}

async function sentBytes(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/octet-stream\s*(;|$)/i.test(type))
    throw invalidInput('content-type', `expected application/octet-stream, found ${type || 'nothing'}`, 415);
  return boundedBytes(request, bodyLimits.bytes);
}
