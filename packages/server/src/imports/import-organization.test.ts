import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestRequest, type TestServer } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { importData } from './import-data.ts';
import { ImportReport } from './import-report.ts';

const customer = { id: 'c1', name: 'Alimentari Serrapiana', region: 'US' };
const plan = [{ product: 'calling', quantity: 200 }];
const terms = { version: '1', title: 'Terms', text: 'As agreed.' };

let partners = 0;

describe.each([oneKind])('the organization of a JSON portfolio (%s)', (kind) => {
  let server: TestServer;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-organization-'));
    server = await openTestServer(kind, [], ['US', 'EU']);
  });
  beforeEach(() => {
    partner = `partner-${++partners}`;
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function imported(organization: unknown): Promise<string[]> {
    const path = join(folder, 'portfolio.json');
    await writeFile(path, JSON.stringify({ customers: [customer], organization }));
    const report = new ImportReport();
    const { databases } = server.store;
    const { signal } = new AbortController();
    await importData({ databases, partner, signal }, { path, progress: () => {} }, report);
    return report.refused;
  }
  const ask = (path: string, request: TestRequest = {}) => server.ask(path, { ...request, as: { partner } });
  const get = async () => (await ask('/us/v1/organization')).body;
  const put = async (path: string, body: object, version: string) =>
    ask(`/us/v1/organization${path}`, {
      method: 'PUT',
      body,
      headers: { 'if-match': `"${version}"` },
    });
  const told = async () =>
    (
      await server.inEach((tx) =>
        tx.rows<{ changes: { field: string }[] }>(sql`
          select changes from audit_entries 
          where partner_id = ${partner} and action = 'data.import' and subject_kind = 'organization' order by position`),
      )
    )
      .flat()
      .at(-1)?.changes;

  it('is what the setup begins with, and the trail tells of it', async () => {
    expect(await imported({ profile: { name: 'My company', country: 'IT' }, plan, terms })).toEqual([]);
    expect(await get()).toMatchObject({
      profile: { name: 'My company', country: 'IT' },
      plan,
      terms,
      setup: { done: false },
    });
    expect(await told()).toEqual([
      { field: 'name', before: 'My partner', after: 'My company' },
      { field: 'country', after: 'IT' },
      { field: 'plan', after: plan },
      { field: 'terms', after: '1' },
    ]);
  });

  it('leaves what people have done here, and what it does not have, as they are', async () => {
    await imported({ profile: { name: 'My company', country: 'IT' }, plan, terms });
    await ask('/us/v1/organization/terms/accept', { body: { version: '1' } });
    await put('/profile', { name: 'Our name', country: 'DE' }, (await get()).version);
    await ask('/us/v1/organization/setup', { method: 'PUT', body: { step: 'administrators' } });
    expect(await imported({ profile: { name: 'My company' }, terms: { ...terms, version: '2' } })).toEqual(
      [],
    );
    expect(await get()).toMatchObject({
      profile: { name: 'Our name', country: 'DE' },
      plan,
      terms: { version: '2', accepted: { version: '1' } },
      setup: { step: 'administrators' },
    });
    expect(await told()).toEqual([{ field: 'terms', before: '1', after: '2' }]);
    // the same file again tells nothing
    await imported({ terms: { ...terms, version: '2' } });
    expect(await told()).toEqual([{ field: 'terms', before: '1', after: '2' }]);
  });

  it('brings nobody’s acceptance', async () => {
    const accepted = { version: '1', by: { id: 'somebody' }, at: '2026-01-01T00:00:00Z' };
    expect(await imported({ terms: { ...terms, accepted, acceptances: [accepted] } })).toEqual([]);
    expect((await get()).terms).toEqual(terms);
  });

  it('keeps a profile that was saved before any step of the setup', async () => {
    await imported({ profile: { name: 'My company' } });
    await put('/profile', { name: 'Our name', country: 'IT' }, (await get()).version);
    await imported({ profile: { name: 'My company', country: 'DE' } });
    expect((await get()).profile).toEqual({ name: 'Our name', country: 'IT' });
  });

  it('never puts another text in the place of a version of the terms that can have been read', async () => {
    await imported({ terms });
    await ask('/us/v1/organization/terms/accept', { body: { version: '1' } });
    const other = { terms: { ...terms, text: 'As never agreed.' }, plan };
    expect(await imported(other)).toEqual([expect.stringMatching(/^organization: terms.version: /)]);
    expect(await get()).toMatchObject({ terms });
    expect((await get()).plan).toBeUndefined();
    expect(await imported({ terms, plan, ownCustomerId: ' c1 ' })).toEqual([]);
    expect(await get()).toMatchObject({ plan, ownCustomerId: 'c1' });
    expect(await imported({ terms: { ...terms, version: 'x'.repeat(201) } })).toEqual([
      'organization: terms.version: expected at most 200 characters',
    ]);
  });

  it('is refused by its field, and the customers are taken', async () => {
    expect(await imported({ plan: [{ product: 'calling', quantity: -1 }] })).toEqual([
      'organization: plan[0].quantity: expected a whole number of 0 or more',
    ]);
    expect(await imported({ terms: { ...terms, text: 'A\u0000B' } })).toEqual([
      expect.stringMatching(/^organization: .*U\+0000/),
    ]);
    expect((await get()).terms).toBeUndefined();
    expect((await ask('/us/v1/customers')).body.items).toMatchObject([{ id: 'c1' }]);
  });
});
