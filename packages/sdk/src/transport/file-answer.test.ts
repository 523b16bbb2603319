import { describe, expect, it } from 'vitest';
import { getReportFile } from '../reports/reports.contract.ts';
import { createTransport } from './create-transport.ts';

const content = new Uint8Array(50_000).map((_, at) => at % 251);
const headers = {
  'content-type': 'text/csv',
  'content-length': String(content.length),
  'content-disposition': `attachment; filename="Chiamate _.csv"; filename*=UTF-8''Chiamate%20%E2%82%AC.csv`,
  etag: '"one"',
};

/** A body that breaks off after so many bytes. */
function broken(bytes: Uint8Array<ArrayBuffer>, after: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= after) return controller.error(new TypeError('terminated'));
      controller.enqueue(bytes.slice(at, Math.min(at + 1000, after)));
      at += 1000;
    },
  });
}

function ask(
  send: (request: Headers, signal: AbortSignal) => Response,
  { signal, offset }: { readonly signal?: AbortSignal; readonly offset?: number } = {},
) {
  const transport = createTransport({
    regions: { US: { baseUrl: 'http://server.test/us/v1' } },
    getToken: () => 'token',
    fetch: async (_url, init) => send(new Headers(init?.headers), init?.signal as AbortSignal),
    retry: { attempts: 1 },
  });
  return transport('US', getReportFile, { id: 'r', offset }, { asOf: '2026-11-16', signal });
}

const bytesOf = async (stream: ReadableStream) => new Uint8Array(await new Response(stream).arrayBuffer());

describe('a file over a network', () => {
  it('comes with its name, type and size, and byte by byte', async () => {
    const file = await ask(() => new Response(content, { headers }));
    expect(file).toMatchObject({ name: 'Chiamate €.csv', type: 'text/csv', size: content.length });
    expect(await bytesOf(file.stream)).toEqual(content);
  });

  it('that breaks off again and again is gone on with where it broke, and is whole', async () => {
    const asked: (string | null)[] = [];
    const file = await ask((request) => {
      asked.push(request.get('range'));
      const from = Number(/\d+/.exec(request.get('range') ?? '')?.[0] ?? 0);
      if (from === 0) return new Response(broken(content, 20_000), { headers });
      expect(request.get('if-range')).toBe('"one"');
      const range = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
      return new Response(broken(content.slice(from), from < 40_000 ? 15_000 : 50_000), {
        status: 206,
        headers: { ...headers, ...range },
      });
    });
    expect(await bytesOf(file.stream).catch((cause) => cause)).toEqual(content);
    expect(asked).toEqual([null, 'bytes=20000-', 'bytes=35000-']);
  });

  it.each([0, 1, 20_000, content.length])('comes from byte %i on', async (offset) => {
    for (const knowsParts of [true, false]) {
      const file = await ask(
        (request) => {
          const from = Number(/\d+/.exec(request.get('range') ?? '')?.[0] ?? 0);
          if (!knowsParts || from === 0) return new Response(content, { headers });
          const range = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
          const length = { 'content-length': String(content.length - from) };
          return new Response(content.slice(from), {
            status: 206,
            headers: { ...headers, ...range, ...length },
          });
        },
        { offset },
      );
      expect(file.size).toBe(content.length - offset);
      expect(await bytesOf(file.stream)).toEqual(content.slice(offset));
    }
  });

  it.each<[string, () => Response, string]>([
    [
      'that is another one now',
      () => new Response(content, { headers: { ...headers, etag: '"two"' } }),
      'malformed',
    ],
    ['that is gone now', () => Response.json({ code: 'notFound' }, { status: 404 }), 'notFound'],
    [
      'that brings nothing more',
      () =>
        new Response(broken(content, 0), {
          status: 206,
          headers: { ...headers, 'content-range': 'bytes 7000-' },
        }),
      'unavailable',
    ],
  ])('%s when it is gone on with fails, and is no half file', async (_what, second, code) => {
    let asked = 0;
    const file = await ask(() =>
      asked++ === 0 ? new Response(broken(content, 7000), { headers }) : second(),
    );
    await expect(bytesOf(file.stream)).rejects.toMatchObject({ code });
    expect(asked).toBe(2);
  });

  it('that ends before its length without a failure is no whole file', async () => {
    const file = await ask((request) =>
      request.has('range')
        ? Response.json({ code: 'unavailable' }, { status: 503 })
        : new Response(content.slice(0, 10), { headers }),
    );
    await expect(bytesOf(file.stream)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('whose bytes are no longer wanted lets the request go', async () => {
    const ended: string[] = [];
    const endless = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => void ended.push('cancelled'),
      });
    const unsized = { 'content-type': 'text/csv' };
    const first = await ask(() => new Response(endless(), { headers: unsized }));
    await first.stream.cancel();
    const controller = new AbortController();
    const second = await ask(() => new Response(endless(), { headers: unsized }), controller);
    const reader = second.stream.getReader();
    await reader.read();
    controller.abort();
    await expect(reader.read()).rejects.toMatchObject({ code: 'cancelled' });
    expect(ended).toEqual(['cancelled', 'cancelled']);
  });

  it('is refused like any other answer', async () => {
    const problem = { code: 'conflict', detail: 'The report is not done.' };
    await expect(ask(() => Response.json(problem, { status: 409 }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
