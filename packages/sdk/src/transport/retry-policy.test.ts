import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countCustomers } from '../customers/customers.contract.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import { removeTags } from '../tags/tags.contract.ts';
import { createTransport } from './create-transport.ts';

const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const runs = 1000 * multiplier;
const start = Date.UTC(2026, 10, 16, 12);
const attemptTimeoutMs = 9973;
const deadlineMs = 30_011;

interface StatusFault {
  readonly kind: 'status';
  readonly status: number;
  readonly afterMs?: number;
  readonly form?: string;
}

type Fault = StatusFault | { readonly kind: 'refused' | 'cut' | 'silent' | 'answered' | 'rubbish' };

const status = fc.constantFrom(
  ...[400, 401, 403, 404, 408, 409, 410, 412, 418, 422, 429, 499, 500, 501, 502, 503, 504, 505],
);
const seconds = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(29, 30, 31, 3600));
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), status }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(409, 429, 500, 503, 404),
    afterMs: seconds.map((count) => count * 1000),
    form: fc.constantFrom('seconds', 'date', 'date of the server', 'body'),
  }),
  fc.record({ kind: fc.constantFrom('refused' as const, 'cut' as const, 'silent' as const) }),
  fc.record({ kind: fc.constantFrom('answered' as const, 'rubbish' as const) }),
);
const script = fc.record({
  faults: fc.array(fault, { maxLength: 7 }),
  attempts: fc.integer({ min: 1, max: 6 }),
  // with a first pause of 256 ms every pause is a whole number, and the model exact
  chances: fc.array(
    fc.nat(255).map((part) => part / 256),
    { minLength: 6, maxLength: 6 },
  ),
  isChange: fc.boolean(),
});
type Script = typeof script extends fc.Arbitrary<infer Value> ? Value : never;

const codes: Record<number, string> = {
  ...{ 400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 408: 'timeout' },
  ...{
    409: 'conflict',
    410: 'notFound',
    412: 'conflict',
    418: 'invalid',
    422: 'invalid',
    429: 'rateLimited',
  },
  ...{ 499: 'cancelled', 500: 'unavailable', 501: 'unsupported', 502: 'unavailable', 503: 'unavailable' },
  ...{ 504: 'timeout', 505: 'unavailable' },
};

/** What should happen, told in the words of the rules and not of the code. */
function foretold({ faults, attempts, chances, isChange }: Script) {
  const sentAt: number[] = [];
  let at = 0;
  let isSecondToken = false;
  for (let failed = 0, step = 0; ; step++) {
    const now: Fault = faults[step] ?? { kind: 'answered' };
    sentAt.push(at);
    if (now.kind === 'answered') return { sentAt, end: 'ok', at, asked: undefined };
    if (now.kind === 'rubbish') return { sentAt, end: 'malformed', at, asked: undefined };
    if (now.kind === 'status' && now.status === 401 && !isSecondToken) {
      isSecondToken = true;
      continue;
    }
    let end = 'unavailable';
    let mayPass = true;
    let asked: number | undefined;
    if (now.kind === 'silent') {
      if (at + attemptTimeoutMs >= deadlineMs)
        return { sentAt, end: 'timeout', at: deadlineMs, asked: undefined };
      at += attemptTimeoutMs;
      end = 'timeout';
    }
    if (now.kind === 'status') {
      end = codes[now.status] ?? '';
      asked = askedMs(now, at);
      mayPass = [408, 429, 500, 502, 503, 504].includes(now.status);
      if (now.status === 409 && isChange && asked !== undefined) mayPass = true;
    }
    failed++;
    const jitter = (chances[failed - 1] ?? 0) * [256, 512, 1024, 2048, 4096, 5000][failed - 1]!;
    const pause = asked !== undefined && asked > jitter ? asked : jitter;
    const gaveUp = !mayPass || failed >= attempts || (asked ?? 0) > 30_000 || at + pause >= deadlineMs;
    if (gaveUp) return { sentAt, end, at, asked };
    at += pause;
  }
}

/** Dates have no milliseconds: a server rounds up when to come back, and down what time it is. */
function askedMs({ afterMs, form }: StatusFault, at: number): number | undefined {
  if (afterMs === undefined || !form?.startsWith('date')) return afterMs;
  const until = Math.ceil((at + afterMs) / 1000) * 1000;
  return until - (form === 'date' ? at : Math.floor(at / 1000) * 1000);
}

async function answer(fault: Fault): Promise<Response> {
  if (fault.kind === 'silent') return new Promise(() => {});
  if (fault.kind === 'refused') throw new TypeError('fetch failed');
  if (fault.kind === 'status') return errorAnswer(fault);
  const headers = { 'content-type': 'application/json' };
  if (fault.kind === 'rubbish') return new Response('{"total":', { headers });
  if (fault.kind === 'answered') return new Response('{"total":7,"results":[]}', { headers });
  const cut = new ReadableStream({
    start: (body) => body.enqueue(new TextEncoder().encode('{"tot')),
    pull: (body) => body.error(new TypeError('terminated')),
  });
  return new Response(cut, { headers });
}

function errorAnswer({ status, afterMs = 0, form }: StatusFault): Response {
  const headers = new Headers({ 'content-type': 'text/plain' });
  const shiftMs = form === 'date of the server' ? 5_000_000 : 0;
  if (form === 'seconds') headers.set('retry-after', String(afterMs / 1000));
  if (shiftMs) headers.set('date', new Date(Date.now() + shiftMs).toUTCString());
  const at = Math.ceil((Date.now() + shiftMs + afterMs) / 1000) * 1000;
  if (form?.startsWith('date')) headers.set('retry-after', new Date(at).toUTCString());
  return new Response(form === 'body' ? JSON.stringify({ retryAfterMs: afterMs }) : 'sorry', {
    status,
    headers,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function seen({ faults, attempts, chances, isChange }: Script) {
  vi.setSystemTime(start);
  const sentAt: number[] = [];
  const left = [...faults];
  const pauses = [...chances];
  const ask = createTransport({
    regions: { EU: { baseUrl: 'https://eu.example/eu/v1' } },
    getToken: () => 'token',
    fetch: () => {
      sentAt.push(Date.now() - start);
      return answer(left.shift() ?? { kind: 'answered' });
    },
    random: () => pauses.shift() ?? 0,
    retry: { attempts, firstPauseMs: 256, maxPauseMs: 5000 },
    attemptTimeoutMs,
    deadlineMs,
  });
  const details = { asOf: '2026-11-16' };
  const call = isChange
    ? ask('EU', removeTags, { customerIds: ['c1'], tags: ['a'] }, details)
    : ask('EU', countCustomers, {}, details);
  const ended = call.then(
    () => ({ end: 'ok', at: Date.now() - start, retryAfterMs: undefined }),
    ({ code, retryAfterMs }: PartnerError) => ({ end: code, at: Date.now() - start, retryAfterMs }),
  );
  await vi.runAllTimersAsync();
  return { ...(await ended), sentAt };
}

it('tries again as often, as late and as long as the rules say, whatever fails', {
  timeout: 30_000 * multiplier,
}, async () => {
  await fc.assert(
    fc.asyncProperty(script, async (given) => {
      const { asked, ...expected } = foretold(given);
      expect(await seen(given)).toEqual({ ...expected, retryAfterMs: asked });
    }),
    { numRuns: runs },
  );
});
