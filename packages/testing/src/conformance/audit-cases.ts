import type { AuditEntry, PartnerClient } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const tag = 'Conformance of audit';

interface AuditSession {
  readonly client: PartnerClient;
  /** Customers without tags, one of each region in turn. */
  readonly ids: readonly string[];
  /** The entries of what this case did, newest first. */
  readonly entries: readonly AuditEntry[];
}

/** Runs a case after a tag was put on some customers, one by one, and taken off again. */
async function afterChanges(
  fixture: ConformanceFixture,
  run: (session: AuditSession) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  const untagged = fixture.world.customers.filter(({ tags = [] }) => tags.length === 0);
  const ids = fixture.regions.flatMap((region) =>
    untagged
      .filter((row) => row.region === region)
      .slice(0, 2)
      .map(({ id }) => id),
  );
  expectTrue('customers without tags', ids.length > 2);
  for (const verb of ['add', 'remove'] as const) {
    for (const id of ids) await client.tags[verb]({ customerIds: [id], tags: [tag] });
  }
  const { items } = await client.audit.list({ kinds: ['tags'], limit: 2 * ids.length });
  await run({ client, ids, entries: items });
}

/** The audit trail (AUD-1). */
export const auditCases: readonly ConformanceCase[] = [
  {
    title: 'tells who changed what, when, and from which value to which, the newest first',
    operation: 'audit.list',
    run: (fixture) =>
      afterChanges(fixture, async ({ ids, entries }) => {
        const { userId } = identityOf(fixture, 'partnerFullAdmin');
        const nameOf = (id: string) => fixture.world.customers.find((row) => row.id === id)?.name;
        const regionOf = (id: string) => fixture.world.customers.find((row) => row.id === id)?.region;
        const told = entries.map(({ actor, action, subject, customerId, region, changes }) => [
          ...[actor.id, action, subject, customerId, region, changes],
        ]);
        const expected = (verb: string, id: string) => [
          ...[userId, `tags.${verb}`, { kind: 'customer', id, name: nameOf(id) }, id, regionOf(id)],
          verb === 'add'
            ? [{ field: 'tags', before: [], after: [tag] }]
            : [{ field: 'tags', before: [tag], after: [] }],
        ];
        expectSame('what is told', told, [
          ...[...ids].reverse().map((id) => expected('remove', id)),
          ...[...ids].reverse().map((id) => expected('add', id)),
        ]);
        const instants = entries.map(({ at }) => Date.parse(at));
        expectSame(
          'in the order of time',
          instants,
          [...instants].sort((a, b) => b - a),
        );
        expectSame('each by an id of its own', new Set(entries.map(({ id }) => id)).size, entries.length);
      }),
  },
  {
    title: 'tells nothing of what was not changed',
    operation: 'audit.list',
    run: (fixture) =>
      afterChanges(fixture, async ({ client, ids: [id = ''], entries }) => {
        await client.tags.remove({ customerIds: [id], tags: [tag] });
        await expectRefusal(
          'a stale set of tags',
          client.tags.replace({ id, tags: [tag], version: 'stale' }),
          'conflict',
        );
        const { items } = await client.audit.list({ kinds: ['tags'], limit: 1 });
        expectSame('the newest entry', items, entries.slice(0, 1));
      }),
  },
  {
    title: 'finds what somebody did, of some kinds, of a customer, of a subject, and within days',
    operation: 'audit.list',
    run: (fixture) =>
      afterChanges(fixture, async ({ client, ids: [id = ''], entries }) => {
        const actor = identityOf(fixture, 'partnerFullAdmin').userId;
        const some = async (input: Parameters<PartnerClient['audit']['list']>[0]) =>
          (await client.audit.list({ limit: entries.length, ...input })).items;
        const own = entries.filter((entry) => entry.customerId === id);
        expectSame('by somebody', await some({ actor, kinds: ['tags'] }), entries);
        expectSame('by nobody', await some({ actor: 'nobody' }), []);
        expectSame('of two kinds', await some({ kinds: ['tags', 'made-up'] }), entries);
        expectSame('of no kind', await some({ kinds: ['made-up'] }), []);
        expectSame('of a customer', await some({ customerId: id, limit: own.length }), own);
        const ofSubject = await some({ subjectKind: 'customer', subjectId: id, limit: own.length });
        expectSame('of a subject', ofSubject, own);
        expectSame('of another', await some({ subjectKind: 'user', subjectId: id }), []);
        const day = String(entries[0]?.at).slice(0, 10);
        const first = String(entries.at(-1)?.at).slice(0, 10);
        expectSame('within days', await some({ kinds: ['tags'], from: first, until: day }), entries);
        expectSame('before', await some({ until: '2001-01-01' }), []);
        expectSame('after', await some({ from: '9999-12-30' }), []);
      }),
  },
  {
    title: 'comes page by page, each entry once, in both orders, whatever is changed in the meantime',
    operation: 'audit.list',
    run: (fixture) =>
      afterChanges(fixture, async ({ client, ids: [id = ''], entries }) => {
        const input = { kinds: ['tags'], limit: 3 };
        const found: AuditEntry[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<PartnerClient['audit']['list']>> = await client.audit.list({
            ...input,
            cursor,
          });
          expectTrue('no page is longer than asked for', page.items.length <= input.limit);
          found.push(...page.items);
          cursor = page.nextCursor;
          if (found.length === input.limit) await client.tags.add({ customerIds: [id], tags: [tag] });
        } while (cursor !== null && found.length < entries.length);
        expectSame('the pages', found.slice(0, entries.length), entries);
        const oldest = await client.audit.list({ ...input, sort: 'at' });
        const instants = oldest.items.map(({ at }) => Date.parse(at));
        expectSame(
          'the oldest first',
          instants,
          [...instants].sort((a, b) => a - b),
        );
        const other = client.audit.list({ limit: 3, cursor: oldest.nextCursor });
        await expectRefusal('a cursor of another list', other, 'invalid', 'cursor');
        await client.tags.remove({ customerIds: [id], tags: [tag] });
      }),
  },
  {
    title: 'is seen by whoever sees the whole partner, and by nobody else',
    operation: 'audit.list',
    run: (fixture) =>
      afterChanges(fixture, async () => {
        const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
        await reader.audit.list();
        for (const role of ['partnerAdmin', 'helpdesk'] as const) {
          const client = await signedIn(fixture, role);
          await expectRefusal(`to ${role}`, client.audit.list(), 'forbidden');
        }
      }),
  },
  {
    title: 'refuses what it cannot be asked by, and names the field',
    operation: 'audit.list',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong: readonly (readonly [field: string, input: object])[] = [
        ['actor', { actor: '' }],
        ['kinds', { kinds: [] }],
        ['kinds[0]', { kinds: [''] }],
        ['from', { from: '2026-02-30' }],
        ['until', { until: 'yesterday' }],
        ['limit', { limit: 0 }],
        ['sort', { sort: 'who' }],
        ['cursor', { cursor: 'made-up' }],
      ];
      for (const [field, input] of wrong)
        await expectRefusal(field, client.audit.list(input as never), 'invalid', field);
    },
  },
];
