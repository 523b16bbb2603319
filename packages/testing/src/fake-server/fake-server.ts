import {
  type CalendarDay,
  type FileAnswer,
  isCalendarDay,
  type Operation,
  type OperationId,
  type PartnerDataSource,
  PartnerError,
  toPartnerError,
} from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import { createInputReceiver, hasJsonBody, problemResponse } from '@partnerkit/sdk/server';
import { worldAsOf } from '../create-world.ts';
import { scenarioSource } from '../scenarios.ts';

/** What a {@link FakeServer} answers by. */
export interface FakeServerOptions {
  /** What answers; absent, the scenario `ordinary`. Any source will do: a scenario's, rows in memory, functions of yours. */
  readonly source?: PartnerDataSource | undefined;
  /** By region: where it answers. Absent: US, CA, EU and AE, at `https://us.partnerkit.test/us/v1` and so on. */
  readonly regions?: Readonly<Record<string, { readonly baseUrl: string }>> | undefined;
  /** The day of a request that names none; absent, that of the default world. */
  readonly asOf?: CalendarDay | undefined;
  /** Asked first: a response stands in for ours, an error is what the server answers, nothing lets it answer by the source. */
  readonly instead?:
    | ((asked: FakeRequest, request: Request) => Response | undefined | Promise<Response | undefined>)
    | undefined;
}

/** A request that a {@link FakeServer} was asked. */
export interface FakeRequest {
  /** Absent: no operation of the contract stands at its address. */
  readonly operation: OperationId | undefined;
  readonly region: string;
}

/** The contract of a PartnerKit server, answered in the process of a test: no port, no network, no database. */
export interface FakeServer {
  /** Where each region answers, as `httpSource` takes it. */
  readonly regions: Readonly<Record<string, { readonly baseUrl: string }>>;
  /** In the place of `fetch`, for `httpSource({ regions, getToken, fetch })`. */
  readonly fetch: typeof fetch;
  /** The answer to a request; `undefined`: its address is none of this server's. A network that fails is `Response.error()`. */
  readonly respond: (request: Request) => Promise<Response | undefined>;
  /** What was asked so far, in its order. */
  readonly asked: readonly FakeRequest[];
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly receive: ReturnType<typeof createInputReceiver>;
}

const usualRegions = Object.fromEntries(
  ['US', 'CA', 'EU', 'AE'].map((region) => {
    const name = region.toLowerCase();
    return [region, { baseUrl: `https://${name}.partnerkit.test/${name}/v1` }];
  }),
);

/**
 * A server that answers every operation of the contract by a source, for tests of code that talks HTTP: hand its `fetch` to
 * `httpSource`, its answers to msw (`fakeServerHandlers`) or to Playwright (`routePartner`). Bodies, headers, statuses and problems
 * are those of the real one. Throws `invalid` for a base URL that is none.
 */
export function createFakeServer(options: FakeServerOptions = {}): FakeServer {
  const { source = scenarioSource('ordinary'), regions = usualRegions, asOf = worldAsOf, instead } = options;
  const bases = Object.entries(regions).map(([region, { baseUrl }]) => ({
    region,
    base: addressOf(baseUrl),
  }));
  const routes = contractRoutes();
  const asked: FakeRequest[] = [];

  async function respond(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    const place = bases.find(({ base }) => isBelow(url, base));
    if (!place) return undefined;
    const path = url.pathname.slice(place.base.pathname.length);
    const found = routes.filter(({ pattern }) => pattern.test(path));
    const route = found.find(({ operation }) => operation.method === request.method);
    const { region } = place;
    const noted = { operation: route?.operation.id as OperationId | undefined, region };
    asked.push(noted);
    const requestId = request.headers.get('x-request-id') ?? `fake-${asked.length}`;
    try {
      const other = await instead?.(noted, request.clone());
      if (other) return other;
      if (!route) throw found.length > 0 ? notTaken(request.method) : nothingThere(path);
      return await answered(route, { request, url, path, region, requestId });
    } catch (cause) {
      const error = toPartnerError(cause);
      if (request.signal.aborted) throw cause;
      return error.code === 'offline' ? Response.error() : problemResponse(error, requestId);
    }
  }

  interface Call {
    readonly request: Request;
    readonly url: URL;
    readonly path: string;
    readonly region: string;
    readonly requestId: string;
  }

  async function answered({ operation, pattern, receive }: Route, call: Call): Promise<Response> {
    const { request, url, region, requestId } = call;
    if (!request.headers.get('authorization'))
      throw new PartnerError({ code: 'unauthenticated', message: 'There is no token.' });
    const path = decoded(pattern.exec(call.path)?.groups ?? {});
    const body = await bodyOf(operation, request);
    const input = receive({ url, path, headers: request.headers, body });
    const answer = await source.call(operation, input as never, {
      region,
      asOf: dayOf(url) ?? asOf,
      idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
      signal: request.signal,
    });
    return operation.answer === 'bytes'
      ? fileResponse(answer as FileAnswer, requestId)
      : jsonResponse(answer, requestId);
  }

  return {
    regions,
    asked,
    respond,
    async fetch(input, init) {
      const request = new Request(input, init);
      const response = await respond(request);
      if (!response || response.type === 'error') throw new TypeError(`Failed to fetch ${request.url}`);
      return response;
    },
  };
}

/** A path without parameters comes before those that it fits as well. */
function contractRoutes(): readonly Route[] {
  const operations = Object.values(contract).flatMap((verbs): Operation[] => Object.values(verbs));
  const parameters = ({ path }: Operation) => path.split('{').length;
  return operations
    .sort((a, b) => parameters(a) - parameters(b))
    .map((operation) => ({
      operation,
      pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
      receive: createInputReceiver(operation),
    }));
}

function addressOf(baseUrl: string): URL {
  try {
    const url = new URL(baseUrl);
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
  } catch {
    throw new PartnerError({ code: 'invalid', phase: 'request', message: `${baseUrl} is no base URL.` });
  }
}

function isBelow(url: URL, base: URL): boolean {
  return url.origin === base.origin && url.pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
}

function decoded(path: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, decodeURIComponent(value)]));
}

async function bodyOf(operation: Operation, request: Request): Promise<Record<string, unknown>> {
  if (operation.body === 'bytes') return { content: new Uint8Array(await request.arrayBuffer()) };
  if (!hasJsonBody(operation)) return {};
  const value: unknown = await request.json().catch(() => undefined);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new PartnerError({ code: 'invalid', phase: 'request', message: 'body: expected a JSON object' });
}

function dayOf(url: URL): CalendarDay | undefined {
  const asked = url.searchParams.get('asOf');
  return asked !== null && isCalendarDay(asked) ? asked : undefined;
}

function jsonResponse(answer: unknown, requestId: string): Response {
  const version = (answer as { version?: unknown } | null)?.version;
  return new Response(JSON.stringify(answer), {
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      ...(typeof version === 'string' ? { etag: `"${version}"` } : {}),
    },
  });
}

function fileResponse({ name, type, size, stream }: FileAnswer, requestId: string): Response {
  return new Response(stream, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-request-id': requestId,
      ...(size === undefined ? {} : { 'content-length': String(size) }),
    },
  });
}

function nothingThere(path: string): PartnerError {
  const message = `No operation of the contract stands at ${path}.`;
  return new PartnerError({ code: 'unsupported', status: 404, message });
}

function notTaken(method: string): PartnerError {
  return new PartnerError({
    code: 'unsupported',
    status: 405,
    message: `This address does not take ${method}.`,
  });
}
