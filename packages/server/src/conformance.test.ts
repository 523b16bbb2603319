import { httpSource } from '@partnerkit/sdk/sources/http';
import { conformanceCases, conformanceData } from '@partnerkit/testing/conformance';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openTestServer, type TestServer } from './http/test-server.ts';
import { databaseKinds } from './storage/throw-away-databases.ts';

const data = conformanceData();
const { world, regions, identities, users, calling, inventory, organization } = data;

describe.each(databaseKinds)('the server answers the contract (%s)', (kind) => {
  let server: TestServer;
  let app: ReturnType<TestServer['app']>;
  beforeAll(async () => {
    const assigned = identities.map(({ userId, customerIds = [] }) => [userId, customerIds] as const);
    const { customers, subscriptions } = world;
    const demo = {
      ...{
        id: 'demo',
        customers,
        subscriptions,
        users,
        calling,
        inventory,
        organization,
        assigned: Object.fromEntries(assigned),
      },
    };
    server = await openTestServer(kind, [demo], regions);
    server.startJobs();
    app = server.app();
  });
  afterAll(() => server.close());

  it.each(conformanceCases)('$operation $title', async ({ run }) => {
    await run({
      ...data,
      open: ({ userId, roles }) =>
        httpSource({
          regions: Object.fromEntries(
            regions.map((region) => [region, { baseUrl: `http://server.test/${region.toLowerCase()}/v1` }]),
          ),
          getToken: ({ region }) => server.token({ user: userId, roles, regions: [region] }),
          fetch: async (url, init) => app.request(String(url), init),
          retry: { attempts: 1 },
        }),
    });
  });
});
