import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { upsertPartner } from '../organization/partners.queries.ts';
import type { ServerEvent } from '../outbox/deliver-events.ts';
import { copyEmbedded } from '../storage/throw-away-databases.ts';
import { startServer } from './start-server.ts';
import { testConfig } from './test-config.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  copyEmbedded('migrated', folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a server goes by the events and the table of countries that it is started with', async () => {
  const told: ServerEvent[] = [];
  const server = await startServer({
    config: testConfig(folder, { regions: ['US', 'EU'] }),
    prepare: async (databases) => {
      const home = await databases.of(databases.home);
      await home.transaction({ partner: 'p' }, (tx) =>
        upsertPartner(tx, { id: 'p', name: 'Partner', asOf: undefined, origin: 'import' }),
      );
    },
    onInvite: (event) => void told.push(event),
    onTrialStarted: (event) => void told.push(event),
    countryRegions: { countries: { EU: ['CA'] } },
  });
  try {
    await server.ready;
    const tokens = await openDevelopmentTokens(folder);
    const token = await tokens.sign({ partner: 'p', user: 'ada', roles: ['partnerFullAdmin'] }, 600);
    const source = httpSource({
      regions: { US: { baseUrl: `${server.url}/us/v1` }, EU: { baseUrl: `${server.url}/eu/v1` } },
      getToken: () => token,
    });
    const { users, trials } = createPartnerClient({ source });
    await users.add({ id: 'bo', name: 'Bo', email: 'bo@a.example', roles: [] });
    const trial = { licenses: [{ product: 'calling', purchased: 5 }], days: 30 };
    const company = { company: 'Acme', adminEmail: 'it@acme.example', country: 'CA' };
    await expect(trials.startForNewCustomer({ ...company, ...trial, region: 'CA' })).rejects.toMatchObject({
      code: expect.stringMatching(/invalid|notFound/),
    });
    const { customer } = await trials.startForNewCustomer({ ...company, ...trial, region: 'EU' });
    expect(customer.region).toBe('EU');
    await expect.poll(() => told.map(({ kind }) => kind).toSorted()).toEqual(['invited', 'trialStarted']);
  } finally {
    await server.stop();
  }
});
