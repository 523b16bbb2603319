import type { FakeServer } from './fake-server.ts';

/** What is used of msw's `http`: any version whose resolvers are handed a `Request` (2 and newer). */
export interface MockedHttp<Handler> {
  readonly all: (
    path: string,
    resolver: (info: { readonly request: Request }) => Promise<Response | undefined>,
  ) => Handler;
}

/**
 * A fake server as handlers of msw, for its service worker in a page and for its server in Node: `setupWorker(...fakeServerHandlers(http,
 * server))`. msw is the host's own; nothing of it is loaded here.
 */
export function fakeServerHandlers<Handler>(http: MockedHttp<Handler>, server: FakeServer): Handler[] {
  return Object.values(server.regions).map(({ baseUrl }) =>
    http.all(`${baseUrl.replace(/\/+$/, '')}/*`, ({ request }) => server.respond(request)),
  );
}
