import { tagsVersion } from '@partnerkit/sdk/rules';
import { contentVersion, tagDescriptionVersion } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';

const partner = {
  id: 'demo',
  customers: [
    { id: 'c1', name: 'Alimentari Serrapiana', region: 'US', tags: ['gold'] },
    { id: 'c2', name: 'Bottega Verde', region: 'US' },
  ],
  subscriptions: [],
  users: [],
  assigned: {},
};

describe.each([oneKind])('what is changed is in the audit trail (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, [partner], ['US']);
  });
  afterAll(() => server.close());

  const trail = async () =>
    (
      await server.inEach((tx) =>
        tx.rows<Record<string, unknown>>(sql`
          select position, actor_id, action, subject_kind, subject_id, subject_name, customer_id, changes
          from audit_entries where partner_id = 'demo' order by position`),
      )
    ).flat();
  /** What the trail tells of a change that nothing else is asked beside. */
  const newEntries = async (change: () => Promise<unknown>) => {
    const before = await trail();
    await change();
    return (await trail()).slice(before.length);
  };

  it('once for each customer whose tags change, with what they were and what they are', async () => {
    const body = { customerIds: ['c1', 'c2', 'nobody'], tags: ['gold', 'new'] };
    const entries = await newEntries(() => server.ask('/us/v1/tags/add', { body }));
    expect(entries).toMatchObject([
      {
        actor_id: 'u-1001',
        action: 'tags.add',
        subject_kind: 'customer',
        subject_id: 'c1',
        subject_name: 'Alimentari Serrapiana',
        customer_id: 'c1',
        changes: [{ field: 'tags', before: ['gold'], after: ['gold', 'new'] }],
      },
      { subject_id: 'c2', changes: [{ field: 'tags', before: [], after: ['gold', 'new'] }] },
    ]);
  });

  it('nothing where nothing changes, is refused, or is asked for again by its key', async () => {
    const add = { customerIds: ['c2'], tags: ['gold'] };
    const replace = { headers: { 'if-match': '"stale"' }, method: 'PUT', body: { tags: ['x'] } };
    const keyed = (tags: string[]) => ({
      body: { customerIds: ['c2'], tags },
      headers: { 'idempotency-key': 'intent-1' },
    });
    expect(await newEntries(() => server.ask('/us/v1/tags/add', { body: add }))).toEqual([]);
    expect(await newEntries(() => server.ask('/us/v1/customers/c2/tags', replace))).toEqual([]);
    expect(await newEntries(() => server.ask('/us/v1/tags/add', keyed(['once'])))).toHaveLength(1);
    expect(await newEntries(() => server.ask('/us/v1/tags/add', keyed(['once'])))).toEqual([]);
  });

  it('a whole set in the place of another, and what describes a tag', async () => {
    const replaced = await newEntries(() =>
      server.ask('/us/v1/customers/c1/tags', {
        method: 'PUT',
        headers: { 'if-match': `"${tagsVersion(['gold', 'new'])}"` },
        body: { tags: ['silver'] },
      }),
    );
    expect(replaced).toMatchObject([
      { action: 'tags.replace', changes: [{ field: 'tags', before: ['gold', 'new'], after: ['silver'] }] },
    ]);
    const described = await newEntries(() =>
      server.ask('/us/v1/tags/silver', {
        method: 'PUT',
        headers: { 'if-match': `"${tagDescriptionVersion({})}"` },
        body: { description: 'Second best' },
      }),
    );
    expect(described).toMatchObject([
      {
        action: 'tags.describe',
        subject_kind: 'tag',
        subject_name: 'silver',
        customer_id: null,
        changes: [{ field: 'description', after: 'Second best' }],
      },
    ]);
  });

  it('users who come, change and go, and whom to write to', async () => {
    const user = { id: 'u-7', name: 'Grace', email: 'grace@partner.example', roles: ['partnerFullAdmin'] };
    const entries = await newEntries(async () => {
      await server.ask('/us/v1/users', { body: user });
      // an id that is taken is refused
      await server.ask('/us/v1/users', { body: user });
      await server.ask('/us/v1/users', { body: { id: 'u-8', name: 'Alan', roles: ['partnerFullAdmin'] } });
      await server.ask('/us/v1/users/u-7/roles', {
        method: 'PUT',
        headers: { 'if-match': `"${contentVersion(user.roles)}"` },
        body: { roles: ['helpdesk'] },
      });
      await server.ask('/us/v1/users/u-7', { method: 'DELETE' });
    });
    expect(entries).toMatchObject([
      {
        action: 'users.add',
        subject_kind: 'user',
        subject_id: 'u-7',
        subject_name: 'Grace',
        changes: [
          { field: 'name', after: 'Grace' },
          { field: 'email', after: 'grace@partner.example' },
          { field: 'roles', after: ['partnerFullAdmin'] },
        ],
      },
      { action: 'users.add', subject_id: 'u-8' },
      {
        action: 'users.setRoles',
        changes: [{ field: 'roles', before: ['partnerFullAdmin'], after: ['helpdesk'] }],
      },
      {
        action: 'users.remove',
        changes: [
          { field: 'name', before: 'Grace' },
          { field: 'email' },
          { field: 'roles', before: ['helpdesk'] },
        ],
      },
    ]);
    const [events] = await server.inEach((tx) =>
      tx.rows(
        sql`select kind, actor_id, data, delivered_at from outbox where partner_id = 'demo' order by created_at`,
      ),
    );
    expect(events).toEqual([
      { kind: 'invited', actor_id: 'u-1001', data: { user }, delivered_at: null },
      expect.objectContaining({ kind: 'invited' }),
    ]);
  });

  it('call legs by their number, once for each request, and a stream for each part that is in as a whole', async () => {
    const leg = (id: string, customerId = 'c1') => ({
      ...{ id, callId: id, customerId, direction: 'made', endpoint: 'app' },
      ...{ startAt: '2026-11-10T08:00:00Z', endAt: '2026-11-10T08:01:00Z' },
    });
    const send = (legs: object[]) => server.ask('/us/v1/call-legs', { body: { legs } });
    const stream = (legs: object[]) =>
      server.ask('/us/v1/call-legs', {
        headers: { 'content-type': 'application/x-ndjson' },
        body: legs.map((one) => JSON.stringify(one)).join('\n'),
      });
    const taken = [
      { field: 'legs', after: 2 },
      { field: 'refusedLegs', after: 1 },
    ];
    expect(await newEntries(() => send([leg('1'), leg('2'), leg('3', 'nobody')]))).toMatchObject([
      { action: 'calling.send', subject_kind: 'region', subject_id: 'US', changes: taken },
    ]);
    expect(await newEntries(() => stream([leg('4'), leg('5'), leg('6', 'nobody')]))).toMatchObject([
      { action: 'calling.send', actor_id: 'u-1001', changes: taken },
    ]);
    expect(await newEntries(() => send([leg('7', 'nobody')]))).toEqual([]);
  });

  it('in one row of places without a gap, at instants that never go back', async () => {
    const rows = await server.inEach((tx) =>
      tx.rows<{ position: number; at: Date }>(sql`
        select position, at from audit_entries where partner_id = 'demo' order by position`),
    );
    const [entries = []] = rows;
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.map(({ at }) => at.getTime())).toEqual(
      entries.map(({ at }) => at.getTime()).sort((a, b) => a - b),
    );
  });
});
