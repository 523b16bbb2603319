import { createPartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../create-world.ts';
import { scenarioSource } from '../scenarios.ts';
import { createFakeServer, type FakeServerOptions } from './fake-server.ts';

const world = createWorld({ customers: 6, regions: ['EU'] });

function clientOf(instead?: FakeServerOptions['instead']) {
  const source = scenarioSource('ordinary', { world });
  const { regions, fetch } = createFakeServer({ source, ...(instead && { instead }) });
  const retry = { attempts: 1 };
  const client = createPartnerClient({
    source: httpSource({ regions, fetch, retry, getToken: async () => 'token' }),
    asOf: world.asOf,
  });
  return client;
}

/** The server's answers with something more in each object, as one of a later version has it. */
function newer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(newer);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, newer(inner)]);
  return { ...Object.fromEntries(fields), ofLater: { anything: [1] } };
}

describe('a server of another version', () => {
  it('that does not know an operation yet: it is not supported, and the rest goes on', async () => {
    const older = clientOf(({ operation }) =>
      operation?.startsWith('worklist.') ? new Response(noOperation, problem) : undefined,
    );
    const asked = older.worklist.list({}, { region: 'EU' });
    await expect(asked).rejects.toMatchObject({ code: 'unsupported', region: 'EU' });
    expect((await older.customers.list({}, { region: 'EU' })).items).toHaveLength(6);
  });

  it('that tells more than is known: the rest is as it was', async () => {
    const same = createFakeServer({ source: scenarioSource('ordinary', { world }) });
    const later = clientOf(async (_asked, request) => {
      const answer = await same.respond(request);
      return answer && new Response(JSON.stringify(newer(await answer.json())), answer);
    });
    const { items } = await later.customers.list({}, { region: 'EU' });
    const { items: known } = await clientOf().customers.list({}, { region: 'EU' });
    expect(items).toMatchObject(known);
    expect((await later.viewer.get()).roles).toEqual((await clientOf().viewer.get()).roles);
    const options = { region: 'EU' };
    const figures = await later.subscriptions.figures({ product: 'meetings' }, options);
    expect(figures).toMatchObject(await clientOf().subscriptions.figures({ product: 'meetings' }, options));
  });

  it('that says words of later ones: their rows are there, and the words as they came', async () => {
    const same = createFakeServer({ source: scenarioSource('ordinary', { world }) });
    const later = clientOf(async (asked, request) => {
      const answer = await same.respond(request);
      if (!answer || asked.operation !== 'customers.list') return answer;
      const page = (await answer.json()) as { items: readonly object[] };
      const items = page.items.map((item) => ({ ...item, statuses: ['ofLater'] }));
      return new Response(JSON.stringify({ ...page, items }), answer);
    });
    const { items } = await later.customers.list({}, { region: 'EU' });
    expect(items).toHaveLength(6);
    expect(items[0]?.statuses).toEqual(['ofLater']);
  });
});

const noOperation = JSON.stringify({ status: 404, code: 'unsupported', detail: 'No operation is there.' });
const problem = { status: 404, headers: { 'content-type': 'application/problem+json' } };
