import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TagResult } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { createWorld } from '@partnerkit/testing';
import { conformanceCases, conformanceData } from '@partnerkit/testing/conformance';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenVerifier } from '../auth/token-verifier.ts';
import { verifyStore } from '../backup/verify-store.ts';
import { openTestServer, type TestPartner, type TestServer } from '../http/test-server.ts';
import { openImportDesk } from '../imports/import-desk.ts';
import { startImportJobs } from '../imports/import-jobs.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import type { WorkedJobs } from '../jobs/work-on-jobs.ts';
import { userStanding } from '../organization/user-standing.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openReportDesk } from '../reports/report-desk.ts';
import { startReportJobs } from '../reports/report-jobs.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { carryPartner } from './carry-partner.ts';
import { partnerShards, shardPlace } from './partner-shards.ts';

/**
 * `PARTNERKIT_TEST_SHARDS=4` holds so many databases against the whole contract, while the partner is moved from one to the next, and
 * moves `PARTNERKIT_TEST_PARTNERS` of them; without, a few partners are moved between two.
 */
const asked = process.env.PARTNERKIT_TEST_SHARDS;
const shardCount = Number(asked ?? 2);
const partnerCount = Number(process.env.PARTNERKIT_TEST_PARTNERS ?? 3);

interface Shard {
  readonly server: TestServer;
  readonly app: ReturnType<TestServer['app']>;
  readonly startJobs: () => WorkedJobs[];
}

/** Servers over databases of their own, in front of which every request is handed to the one that has its partner. */
async function openShards(partners: readonly TestPartner[], regions: readonly string[]) {
  const servers: TestServer[] = [];
  for (let at = 0; at < shardCount; at++)
    servers.push(await openTestServer(oneKind, at === 0 ? partners : [], regions));
  const [first] = servers as [TestServer];
  // what servers beside each other share: who issues tokens, and where files are
  const { folder } = first.store;
  let added = 0;
  const shards = servers.map((server): Shard => {
    const { databases } = server.store;
    const desk = openReportDesk({ storage: folderStorage(join(folder, 'reports')), now: Date.now });
    const staging = stagingFolder(join(folder, 'imports'));
    const imports = openImportDesk({ staging, regions, now: Date.now });
    const app = server.app({
      ...{ authenticate: tokenVerifier(first.tokens.trust).verify, reports: desk, imports },
      standing: userStanding(databases, { forMs: 0 }),
      newId: () => `new-${++added}`,
    });
    const startJobs = () => [
      startReportJobs({ databases, desk, newId: randomUUID }),
      startImportJobs({ databases, desk: imports }),
    ];
    return { server, app, startJobs };
  });
  const jobs: WorkedJobs[] = [];
  const router = partnerShards(shards[0] as Shard, (partner, from, to) =>
    carryPartner(partner, from.server.store.databases, to.server.store.databases),
  );
  return {
    ...{ shards, router, token: first.token },
    request: (url: string, init: RequestInit) =>
      router.ask(partnerOf(init), ({ app }) => Promise.resolve(app.request(url, init))),
    startJobs() {
      for (const shard of shards) jobs.push(...shard.startJobs());
    },
    async close() {
      for (const job of jobs) await job.stop();
      for (const { server } of shards) await server.close();
    },
  };
}

/** As the token says, which the server verifies. */
function partnerOf({ headers }: RequestInit): string {
  const [, claims = ''] = new Headers(headers).get('authorization')?.split('.') ?? [];
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).partner;
}

describe('partners that are moved to other databases while they go on', () => {
  const regions = ['US', 'EU'];
  const partners = Array.from({ length: partnerCount }, (_, at): TestPartner => {
    const { customers, subscriptions } = createWorld({ seed: at + 1, customers: 20, weeks: false, regions });
    return { ...{ id: `p-${at}`, customers, subscriptions }, users: [], assigned: {} };
  });
  let opened: Awaited<ReturnType<typeof openShards>>;
  beforeAll(async () => {
    opened = await openShards(partners, regions);
  });
  afterAll(() => opened.close());

  it('see no failure, lose nothing that was acknowledged, and leave nothing behind', async () => {
    const { shards, router, request, token } = opened;
    let isOver = false;
    const answers: number[] = [];
    const kept = new Map<string, Map<string, readonly string[]>>();
    const goOn = async ({ id, customers }: TestPartner) => {
      const headers = {
        authorization: `Bearer ${await token({ partner: id })}`,
        'content-type': 'application/json',
      };
      const tags = new Map<string, readonly string[]>();
      kept.set(id, tags);
      const own = customers.filter(({ region }) => region === 'US');
      for (let at = 0; !isOver; at++) {
        const act = Math.floor(at / 40) % 2 === 0 ? 'add' : 'remove';
        const customerIds = [own[at % own.length]?.id];
        const body = JSON.stringify({ customerIds, tags: [`Tag ${at % 5}`] });
        const changed = await request(`/us/v1/tags/${act}`, { method: 'POST', headers, body });
        const read = await request('/eu/v1/customers?limit=5', { headers });
        answers.push(changed.status, read.status);
        const { results } = (await changed.json()) as { results: TagResult[] };
        for (const { customerId, tags: after } of results) tags.set(customerId, after);
        // who is alone in this process lets the others go on
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const writing = Promise.all(partners.map(goOn));
    const placeOf = (id: string) => shards[shardPlace(id, shardCount)] as Shard;
    // there, to the next, and there again
    await Promise.all(
      partners.map(async ({ id }, at) => {
        await router.move(id, placeOf(id));
        await router.move(id, shards[(at + 1) % shardCount] as Shard);
        await router.move(id, placeOf(id));
      }),
    );
    isOver = true;
    await writing;
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(answers.length).toBeGreaterThan(4 * partners.length);
    for (const shard of shards) {
      const own = partners.filter(({ id }) => placeOf(id) === shard);
      const { customers, problems } = await verifyStore(shard.server.store.databases);
      expect([customers, problems]).toEqual([20 * own.length, []]);
      for (const { id } of own) {
        const [found = []] = await shard.server.inEach((tx) =>
          tx.rows<{ customer: string; tags: string[] }>(
            sql`select customer_id as customer, tags from customer_summaries where partner_id = ${id}`,
          ),
        );
        const tagged = found.flatMap(({ customer, tags }): [string, string[]][] =>
          kept.get(id)?.has(customer) ? [[customer, tags]] : [],
        );
        expect(new Map(tagged)).toEqual(kept.get(id));
      }
    }
  });

  it('stay where they were where the move fails, and go on there', async () => {
    const failing = partnerShards('here', async () => {
      throw new Error('The other machine is away.');
    });
    const moved = failing.move('p', 'there');
    const answer = failing.ask('p', async (shard) => shard);
    await expect(moved).rejects.toThrow('away');
    expect([await answer, failing.shardOf('p')]).toEqual(['here', 'here']);
  });

  it('are spread evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let at = 0; at < 10_000; at++) counts[shardPlace(`partner-${at}`, 4)]!++;
    expect(Math.min(...counts)).toBeGreaterThan(2400);
  });
});

describe.runIf(asked)(
  'the contract is answered while the partner moves from one database to the next',
  () => {
    const data = conformanceData();
    const { world, regions, identities, users, calling, inventory, organization } = data;
    let opened: Awaited<ReturnType<typeof openShards>>;
    beforeAll(async () => {
      const assigned = Object.fromEntries(
        identities.map(({ userId, customerIds = [] }) => [userId, customerIds]),
      );
      const { customers, subscriptions } = world;
      const demo = {
        id: 'demo',
        customers,
        subscriptions,
        users,
        calling,
        inventory,
        organization,
        assigned,
      };
      opened = await openShards([demo], regions);
      opened.startJobs();
    });
    afterAll(() => opened.close());

    it.each(conformanceCases.map((one, at) => ({ ...one, at })))('$operation $title', async ({ run, at }) => {
      const { shards, router, request, token } = opened;
      const moving = router.move('demo', shards[at % shardCount] as Shard);
      const running = run({
        ...data,
        open: ({ userId, roles }) =>
          httpSource({
            regions: Object.fromEntries(
              regions.map((region) => [region, { baseUrl: `http://server.test/${region.toLowerCase()}/v1` }]),
            ),
            getToken: ({ region }) => token({ user: userId, roles, regions: [region] }),
            fetch: (url, init) => request(String(url), init as RequestInit),
            retry: { attempts: 1 },
          }),
      });
      await Promise.all([moving, running]);
    });
  },
);
