import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';

const partner = { id: 'demo', customers: [], subscriptions: [], users: [], assigned: {} };
const asColleague = { user: 'u-2', roles: ['partnerAdmin'] } as const;

describe.each([oneKind])('views of a team (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, [partner], ['US']);
  });
  afterAll(() => server.close());

  const save = (id: string, body: object, as?: typeof asColleague) =>
    server.ask(`/us/v1/views/${id}`, {
      method: 'PUT',
      body: { table: 'customers', ...body },
      ...(as && { as }),
    });

  it('are in the audit trail as soon as they concern others', async () => {
    await save('kept', { name: 'Mine' });
    await server.ask('/us/v1/views/kept', { method: 'DELETE' });
    await save('v', { name: 'Team', query: 'acme', shared: true });
    await server.ask('/us/v1/views/v', { method: 'DELETE' });
    const told = (
      await server.inEach((tx) =>
        tx.rows<object>(sql`
          select action, subject_kind, subject_id, subject_name, changes from audit_entries
          where partner_id = 'demo' order by position`),
      )
    ).flat();
    expect(told).toMatchObject([
      {
        ...{ action: 'views.save', subject_kind: 'view', subject_id: 'v', subject_name: 'Team' },
        changes: expect.arrayContaining([{ field: 'shared', after: true }]),
      },
      { action: 'views.remove', subject_id: 'v' },
    ]);
  });

  it('are shown to everybody with whose they are, changed and removed by their owner and by full administrators', async () => {
    const list = async (as: TestSubject) =>
      ((await server.ask('/us/v1/views', { as })).body as { items: { id: string; version: string }[] }).items;
    const { body: first } = await save('t', { name: 'Theirs', shared: true }, asColleague);
    expect(first).toMatchObject({ shared: true, owner: { id: 'u-2' } });
    const { version } = first as { version: string };
    const others = [
      { user: 'u-3', roles: ['partnerAdmin'] },
      { user: 'u-4', roles: ['partnerReadOnlyAdmin'] },
      { user: 'u-5', roles: ['helpdesk'] },
    ] as const;
    for (const as of others) {
      expect((await list(as)).map(({ id }) => id)).toEqual(['t']);
      const headers = { 'if-match': `"${version}"` };
      const body = { name: 'Taken over', table: 'customers' };
      for (const shared of [true, false]) {
        const answer = await server.ask('/us/v1/views/t', {
          method: 'PUT',
          headers,
          body: { ...body, shared },
          as,
        });
        expect(answer.status).toBe(403);
      }
      expect((await server.ask('/us/v1/views/t', { method: 'DELETE', as })).status).toBe(403);
    }
    const changed = await server.ask('/us/v1/views/t', {
      method: 'PUT',
      headers: { 'if-match': `"${version}"` },
      body: { name: 'Theirs', table: 'customers', query: 'acme', shared: true },
    });
    expect(changed.body).toMatchObject({ query: 'acme', owner: { id: 'u-2' } });
    expect(await list(asColleague)).toMatchObject([{ id: 't', query: 'acme' }]);
    expect((await server.ask('/us/v1/views/t', { method: 'DELETE' })).status).toBe(200);
    expect(await list(asColleague)).toEqual([]);
  });

  it('that two share under one name at once are one, and the other is told', async () => {
    const answers = await Promise.all([
      save('one', { name: 'Same', shared: true }),
      save('two', { name: 'SAME', shared: true }, asColleague),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('have an id of their own, also beside a view that somebody kept before', async () => {
    await save('same', { name: 'Kept' }, asColleague);
    expect((await save('same', { name: 'Of the team', shared: true })).status).toBe(200);
    const listed = (await server.ask('/us/v1/views', { as: asColleague })).body as {
      items: { id: string }[];
    };
    expect(listed.items.filter(({ id }) => id === 'same')).toMatchObject([{ name: 'Kept' }]);
  });
});
