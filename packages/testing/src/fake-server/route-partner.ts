import type { FakeServer } from './fake-server.ts';

/** What is used of Playwright's `Page` or `BrowserContext`. */
export interface RoutedPage {
  route(url: (url: URL) => boolean, handler: (route: RoutedRequest) => Promise<void>): Promise<unknown>;
}

/** What is used of Playwright's `Route`. */
export interface RoutedRequest {
  request(): {
    method(): string;
    url(): string;
    headers(): Record<string, string>;
    postDataBuffer(): Uint8Array<ArrayBufferLike> | null;
  };
  fulfill(answer: { status: number; headers: Record<string, string>; body: Buffer }): Promise<void>;
  abort(errorCode?: string): Promise<void>;
}

/**
 * Has a fake server answer what a page of Playwright asks its regions, from whichever origin it asks: `await routePartner(page,
 * createFakeServer())` before `page.goto`. Playwright is the host's own; nothing of it is loaded here.
 */
export async function routePartner(page: RoutedPage, server: FakeServer): Promise<void> {
  const origins = new Set(Object.values(server.regions).map(({ baseUrl }) => new URL(baseUrl).origin));
  await page.route(
    ({ origin }) => origins.has(origin),
    async (route) => {
      const asked = route.request();
      const [method, sent] = [asked.method(), asked.postDataBuffer()];
      if (method === 'OPTIONS') return route.fulfill({ status: 204, headers: preflight, body: Buffer.of() });
      const body = sent ? { body: new Uint8Array(sent) } : {};
      const response = await server.respond(
        new Request(asked.url(), { method, headers: asked.headers(), ...body }),
      );
      if (!response || response.type === 'error') return route.abort('internetdisconnected');
      await route.fulfill({
        status: response.status,
        headers: { ...Object.fromEntries(response.headers), ...sharing },
        body: Buffer.from(await response.arrayBuffer()),
      });
    },
  );
}

/** What a page at another origin may read, as a real server tells it. */
const sharing = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-disposition, content-range, etag, retry-after, x-request-id',
};

const preflight = {
  ...sharing,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, if-match, if-range, range, x-request-id',
};
