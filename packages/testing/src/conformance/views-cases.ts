import { type PartnerClient, roles, type SavedView } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';

const content = {
  id: 'conformance-view',
  name: 'Übersicht of trials',
  table: 'customers',
  query: 'status:trial',
  sort: '-expires',
  columns: { order: ['name', 'status'], widths: { name: 240 } },
  region: 'EU',
};

/** Runs a case with one saved view of a full administrator; none that begins like it is left. */
async function withView(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, view: SavedView) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  try {
    await run(client, await client.views.save(content));
  } finally {
    for (const { id } of await ownViews(client)) await client.views.remove({ id });
  }
}

async function ownViews(client: PartnerClient): Promise<SavedView[]> {
  return (await client.views.list({})).items.filter(({ id }) => id.startsWith(content.id));
}

/** A user's own saved views (FIL-3). */
export const viewsCases: readonly ConformanceCase[] = [
  {
    title: 'lists the views by name, those of one table or all',
    operation: 'views.list',
    run: (fixture) =>
      withView(fixture, async (client, first) => {
        const id = `${content.id}-2`;
        const second = await client.views.save({ id, name: 'A report', table: 'reports' });
        expectSame('all', await ownViews(client), [second, first]);
        expectSame('of one table', (await client.views.list({ table: 'reports' })).items, [second]);
        expectSame('of no table', (await client.views.list({ table: 'made-up' })).items, []);
        await expectRefusal('an empty table', client.views.list({ table: '' }), 'invalid', 'table');
      }),
  },
  {
    title: 'shows a view to its owner alone',
    operation: 'views.list',
    run: (fixture) =>
      withView(fixture, async () => {
        for (const role of roles.slice(1)) {
          const client = await signedIn(fixture, role);
          expectSame(`to ${role}`, await ownViews(client), []);
        }
      }),
  },
  {
    title: 'tells one view to its owner alone',
    operation: 'views.get',
    run: (fixture) =>
      withView(fixture, async (client, { id }) => {
        const [listed] = await ownViews(client);
        expectSame('the view', await client.views.get({ id }), listed);
        const other = await signedIn(fixture, 'partnerAdmin');
        await expectRefusal('to somebody else', other.views.get({ id }), 'notFound');
        await expectRefusal('of nobody', client.views.get({ id: 'made-up' }), 'notFound');
      }),
  },
  {
    title: 'saves a view as it is',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { version, ...view }) => {
        expectSame('the answer', view, content);
        expectSame('listed', await ownViews(client), [{ ...content, version }]);
      }),
  },
  {
    title: 'keeps apart one region, all of them, and none that was said',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { id, version, region: _, ...rest }) => {
        const ofAll = await client.views.save({ ...rest, id, region: null, version });
        expectSame('all regions', await ownViews(client), [
          { ...rest, id, region: null, version: ofAll.version },
        ]);
        const older = client.views.save({ ...rest, id, region: 'EU', version });
        await expectRefusal('a region in place of a newer one', older, 'conflict');
        const bare = await client.views.save({ ...rest, id, version: ofAll.version });
        expectSame('no region', await ownViews(client), [{ ...rest, id, version: bare.version }]);
        expectSame('three versions', new Set([version, ofAll.version, bare.version]).size, 3);
      }),
  },
  {
    title: 'saves a view in the place of the one it started from',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { id, version }) => {
        const changed = await client.views.save({ id, name: 'Renamed', table: 'customers', version });
        expectSame('listed', await ownViews(client), [
          { id, name: 'Renamed', table: 'customers', version: changed.version },
        ]);
      }),
  },
  {
    title: 'refuses to replace a view that was changed in the meantime, and shows the present one',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { version, ...view }) => {
        const changed = await client.views.save({ ...view, name: 'Theirs', version });
        const call = client.views.save({ ...view, name: 'Mine', version });
        const { current } = await expectRefusal('a view that changed', call, 'conflict');
        expectSame('the present one', current, changed);
        await expectRefusal('as if it were new', client.views.save({ ...view, name: 'Mine' }), 'conflict');
        await client.views.remove({ id: view.id });
        const gone = client.views.save({ ...view, name: 'Mine', version: changed.version });
        await expectRefusal('a view that was removed', gone, 'conflict');
        expectSame('the views', await ownViews(client), []);
      }),
  },
  {
    title: 'refuses a view whose fields do not fit, and names the field',
    operation: 'views.save',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong: readonly (readonly [field: string, view: object])[] = [
        ['id', { id: '' }],
        ['name', { name: '' }],
        ['name', { name: 'x'.repeat(101) }],
        ['table', { table: '' }],
        ['columns', { columns: 'all' }],
        ['region', { region: '' }],
      ];
      for (const [field, view] of wrong) {
        await expectRefusal(field, client.views.save({ ...content, ...view }), 'invalid', field);
      }
      expectSame('the views', await ownViews(client), []);
    },
  },
  {
    title: 'lets two users have a view of the same id, each their own',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, view) => {
        const other = await signedIn(fixture, 'helpdesk');
        try {
          const own = await other.views.save({ ...content, name: 'Helpdesk' });
          expectSame('the other’s', await ownViews(other), [own]);
          expectSame('one’s own', await ownViews(client), [view]);
        } finally {
          await other.views.remove({ id: content.id });
        }
      }),
  },
  {
    title: 'shares a view with the team, tells whose it is, and takes it back',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { version }) => {
        const shared = await client.views.save({ ...content, version, shared: true });
        expectSame('shared', shared.shared, true);
        expectSame('of somebody', typeof shared.owner?.id, 'string');
        expectSame('listed', await ownViews(client), [shared]);
        const { owner: _, shared: __, ...rest } = shared;
        const taken = await client.views.save(rest);
        expectSame('the owner’s alone', await ownViews(client), [{ ...content, version: taken.version }]);
        await expectRefusal('from before', client.views.save({ ...rest, shared: true }), 'conflict');
      }),
  },
  {
    title: 'lets who may not share views share none',
    operation: 'views.save',
    async run(fixture) {
      for (const role of ['partnerReadOnlyAdmin', 'helpdesk'] as const) {
        const client = await signedIn(fixture, role);
        await expectRefusal(role, client.views.save({ ...content, shared: true }), 'forbidden');
        expectSame(`of ${role}`, await ownViews(client), []);
      }
    },
  },
  {
    title: 'has one shared view of a name in a table, whatever its case',
    operation: 'views.save',
    run: (fixture) =>
      withView(fixture, async (client, { version }) => {
        await client.views.save({ ...content, version, shared: true });
        const again = { ...content, id: `${content.id}-again`, name: 'übersicht OF trials' };
        const call = client.views.save({ ...again, shared: true });
        await expectRefusal('a name that is taken', call, 'invalid', 'name');
        const own = await client.views.save(again);
        await expectRefusal('shared later', client.views.save({ ...own, shared: true }), 'invalid', 'name');
        await client.views.save({ ...again, id: `${content.id}-other`, table: 'reports', shared: true });
      }),
  },
  {
    title: 'removes a view',
    operation: 'views.remove',
    run: (fixture) =>
      withView(fixture, async (client, { id }) => {
        expectSame('the answer', await client.views.remove({ id }), { id });
        expectSame('the views', await ownViews(client), []);
        await expectRefusal('removed already', client.views.remove({ id }), 'notFound');
      }),
  },
  {
    title: 'does not find another user’s view, and leaves it',
    operation: 'views.remove',
    run: (fixture) =>
      withView(fixture, async (client, view) => {
        for (const role of roles.slice(1)) {
          const other = await signedIn(fixture, role);
          await expectRefusal(role, other.views.remove({ id: view.id }), 'notFound');
        }
        expectSame('the view', await ownViews(client), [view]);
      }),
  },
];
