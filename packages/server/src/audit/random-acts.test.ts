import type { CustomerRow, TagResult } from '@partnerkit/sdk';
import { createRandom } from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { verifyAuditChains } from './verify-audit-chains.ts';

const acts = 250 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const workers = 10;
const kind = oneKind;
const customers: CustomerRow[] = Array.from({ length: 50 }, (_, index) => ({
  id: `c${index}`,
  name: `Customer ${index}`,
  region: 'US',
}));

interface Act {
  readonly path: string;
  readonly body: { readonly customerIds: readonly string[]; readonly tags: readonly string[] };
}

describe(`the audit trail of many acts at once, with cuts and kills (${kind})`, () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    const partner = { id: 'demo', customers, subscriptions: [], users: [], assigned: {} };
    server = await openTestServer(kind, [partner], ['US']);
    token = await server.token();
  });
  afterAll(() => server.close());

  /** Asks until there is an answer, as a client does: by the same key, whatever became of the tries before. */
  async function acknowledged(act: Act, key: string, random = createRandom(1)): Promise<TagResult[]> {
    const app = server.app();
    for (let tries = 0; tries < 100; tries++) {
      const cut = new AbortController();
      if (random.chance(0.3)) setTimeout(() => cut.abort(), random.integer(0, 12));
      const answer = await Promise.resolve(
        app.request(act.path, {
          method: 'POST',
          signal: cut.signal,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(act.body),
        }),
      ).catch(() => undefined);
      // whoever is cut off hears nothing, though all may be done
      if (cut.signal.aborted || answer === undefined) continue;
      if (answer.status === 200) return ((await answer.json()) as { results: TagResult[] }).results;
      expect([409, 499, 500, 503]).toContain(answer.status);
      await new Promise(setImmediate);
    }
    throw new Error('never acknowledged');
  }

  /** Ends the connection of somebody, in the middle of whatever they do. */
  async function kill(): Promise<void> {
    if (kind === 'embedded') return;
    const database = await server.store.databases.of('US');
    await database
      .asOwner((tx) =>
        tx.run(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
          order by random() limit 1`),
      )
      .catch(() => {});
  }

  it('tells each change that was acknowledged once, and no other', async () => {
    let next = 0;
    const changed: { key: string; customerId: string }[] = [];
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        const random = createRandom(11, worker);
        while (next < acts) {
          const key = `act-${next++}`;
          const verb = random.chance(0.6) ? 'add' : 'remove';
          const ids = [random.pick(customers).id, random.pick(customers).id];
          const act = {
            path: `/us/v1/tags/${verb}`,
            body: { customerIds: ids, tags: [`tag ${random.integer(1, 6)}`] },
          };
          if (random.chance(0.15)) await kill();
          for (const result of await acknowledged(act, key, random))
            if (result.changed.length > 0) changed.push({ key, customerId: result.customerId });
        }
      }),
    );
    expect(changed.length).toBeGreaterThan(acts / 3);
    const [found = []] = await server.inEach((tx) =>
      tx.rows<{ customerId: string; before: string[]; after: string[] }>(sql`
        select customer_id as "customerId", changes -> 0 -> 'before' as before, changes -> 0 -> 'after' as after
        from audit_entries where partner_id = 'demo' order by position`),
    );
    const byCustomer = (rows: readonly { readonly customerId: string }[]) =>
      rows.map(({ customerId }) => customerId).sort();
    expect(byCustomer(found)).toEqual(byCustomer(changed));
    // one thread of values for each customer, which ends at what is there now
    const held = new Map<string, string[]>();
    for (const { customerId, before, after } of found) {
      expect({ customerId, tags: before }).toEqual({ customerId, tags: held.get(customerId) ?? [] });
      held.set(customerId, after);
    }
    const [now = []] = await server.inEach((tx) =>
      tx.rows<{ id: string; tags: string[] }>(sql`
        select customer_id as id, tags from customer_summaries where partner_id = 'demo'`),
    );
    for (const { id, tags } of now) expect({ id, tags }).toEqual({ id, tags: held.get(id) ?? [] });
    const problems: string[] = [];
    await server.inEach((tx) => verifyAuditChains(tx, 'US', problems));
    expect(problems).toEqual([]);
  }, 120_000);
});
