import { type CustomerTags, type Tag, type TagResult, tagKey } from '@partnerkit/sdk';
import { createRandom, type Random } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { createApp } from '../http/create-app.ts';
import { createMetrics } from '../http/metrics.ts';
import { createRateLimiter, defaultRateLimits } from '../http/rate-limits.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openReportDesk } from '../reports/report-desk.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';

const partner = 'a';
const editors = 20;
const rounds = 8 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

// the embedded database runs one transaction at a time: there nothing races
describe.skipIf(!databaseKinds.includes('postgres'))('twenty editors of tags at once', () => {
  let store: ThrowAwayDatabases;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    store = await throwAwayDatabases('postgres', ['US']);
    const many = 1_000_000;
    app = createApp({
      databases: store.databases,
      authenticate: async (user = '') => ({ partner, user, roles: ['partnerFullAdmin'], regions: undefined }),
      secret: 'a secret of at least 32 characters',
      today: () => '2026-11-16',
      isReady: () => true,
      metrics: createMetrics(),
      reports: openReportDesk({ storage: folderStorage(store.folder), now: Date.now }),
      limiter: createRateLimiter({
        ...defaultRateLimits,
        ...{ perUser: many, changesPerUser: many, perAddress: many, underWayPerPartner: many },
      }),
    });
  });
  afterAll(() => store?.close());

  async function ask<Answer>(editor: number, method: string, path: string, body?: unknown, match?: string) {
    const response = await app.request(`/us/v1${path}`, {
      method,
      headers: {
        authorization: `editor-${editor}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(match === undefined ? {} : { 'if-match': `"${match}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  async function edit(
    editor: number,
    verb: 'add' | 'remove',
    customerIds: readonly string[],
    tags: readonly string[],
  ) {
    const { status, body } = await ask<{ results: TagResult[] }>(editor, 'POST', `/tags/${verb}`, {
      customerIds,
      tags,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.results;
  }

  /** New customers without tags. */
  async function customers(name: string, count: number): Promise<string[]> {
    const ids = range(count).map((index) => `${name}-${index}`);
    const database = await store.databases.of('US');
    await database.transaction({ partner }, (tx) =>
      writeCustomers(
        tx,
        partner,
        ids.map((id) => ({ row: { id, name: id } })),
      ),
    );
    return ids;
  }

  async function tagsOf(id: string): Promise<string[]> {
    return (await ask<{ tags: string[] }>(0, 'GET', `/customers/${id}`)).body.tags;
  }

  it('lose no change of each other', async () => {
    // each customer is edited by five of them, each with a tag of their own
    const ids = await customers('mine', 16);
    const own = (editor: number) => ids.filter((_, index) => index % 4 === editor % 4);
    const outcome = await Promise.all(
      range(editors).map(async (editor) => {
        const random = createRandom(3, editor);
        const held = new Set<string>();
        for (let round = 0; round < rounds; round++) {
          const some = shuffled(random, own(editor)).slice(0, random.integer(1, 4));
          const verb = random.chance(0.6) ? 'add' : 'remove';
          const results = await edit(editor, verb, some, [`tag ${editor}`]);
          for (const { customerId, changed, error } of results) {
            expect(error).toBeUndefined();
            expect(changed).toHaveLength(held.has(customerId) === (verb === 'add') ? 0 : 1);
            if (verb === 'add') held.add(customerId);
            else held.delete(customerId);
          }
        }
        return held;
      }),
    );
    for (const id of ids) {
      const expected = range(editors).filter((editor) => outcome[editor]?.has(id));
      expect((await tagsOf(id)).toSorted()).toEqual(expected.map((editor) => `tag ${editor}`).toSorted());
    }
  });

  it('never put more than five tags on a customer, and know whose was kept', async () => {
    const ids = await customers('full', 8);
    const results = await Promise.all(
      range(editors).map((editor) => {
        const order = editor % 2 ? ids : ids.toReversed();
        return edit(editor, 'add', order, [`tag ${editor}`]);
      }),
    );
    for (const id of ids) {
      const kept = results.flat().filter((result) => result.customerId === id && !result.error);
      const refused = results.flat().filter((result) => result.customerId === id && result.error);
      const tags = await tagsOf(id);
      expect(tags).toHaveLength(5);
      expect(kept.flatMap(({ changed }) => changed).toSorted()).toEqual(tags.toSorted());
      expect(refused).toHaveLength(editors - 5);
      for (const { error, changed } of refused) {
        expect(error?.code).toBe('invalid');
        expect(changed).toEqual([]);
      }
    }
  });

  it('add several tags in whatever order without waiting for each other for ever', async () => {
    const ids = await customers('crossed', 6);
    const tags = ['one', 'two', 'three', 'four', 'five'];
    await Promise.all(
      range(editors).map(async (editor) => {
        const random = createRandom(5, editor);
        for (let round = 0; round < rounds; round++)
          await edit(
            editor,
            random.chance(0.5) ? 'add' : 'remove',
            shuffled(random, ids),
            shuffled(random, tags),
          );
        await edit(editor, 'add', shuffled(random, ids), shuffled(random, tags));
      }),
    );
    for (const id of ids) expect((await tagsOf(id)).toSorted()).toEqual(tags.toSorted());
  });

  it('spell a tag in one way', async () => {
    const spellings = ['Café', 'cafe', 'CAFÉ', 'Cafe\u0301', 'cAfE'];
    for (let round = 0; round < rounds; round++) {
      const ids = await customers(`spelled-${round}`, editors);
      const tag = (editor: number) => `${spellings[editor % spellings.length]} ${round}`;
      await Promise.all(
        range(editors).map(async (editor) => {
          const mine = [ids[editor] as string];
          await edit(editor, 'add', mine, [tag(editor)]);
          if (editor % 3 === 0) await edit(editor, 'remove', mine, [tag(editor + 1)]);
          if (editor % 3 === 0) await edit(editor, 'add', mine, [tag(editor + 2)]);
        }),
      );
      const held = await Promise.all(ids.map(tagsOf));
      expect(held.flat()).toHaveLength(editors);
      expect(new Set(held.flat()).size).toBe(1);
      const { body } = await ask<{ items: Tag[] }>(0, 'GET', '/tags');
      const key = tagKey(tag(0));
      expect(body.items.filter(({ name }) => tagKey(name) === key)).toEqual([
        expect.objectContaining({ name: held[0]?.[0], customers: editors }),
      ]);
    }
  });

  it('replace a set that they all started from once: the others are told what stands now', async () => {
    const [id = ''] = await customers('replaced', 1);
    await edit(0, 'add', [id], ['before']);
    const start = await ask<CustomerTags>(0, 'PUT', `/customers/${id}/tags`, { tags: ['start'] }, 'stale');
    expect(start.status).toBe(412);
    const { version } = (start.body as unknown as { current: CustomerTags }).current;
    const answers = await Promise.all(
      range(editors).map((editor) =>
        ask<CustomerTags>(editor, 'PUT', `/customers/${id}/tags`, { tags: [`tag ${editor}`] }, version),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(await tagsOf(id)).toEqual(won[0]?.body.tags);
    for (const { status, body } of answers) {
      if (status === 200) continue;
      expect({ status, body }).toMatchObject({
        status: 412,
        body: { code: 'conflict', current: won[0]?.body },
      });
    }
  });

  it('describe a tag once from one version', async () => {
    const [id = ''] = await customers('described', 1);
    await edit(0, 'add', [id], ['described']);
    const { body } = await ask<{ items: Tag[] }>(0, 'GET', '/tags');
    const { version } = body.items.find(({ name }) => name === 'described') as Tag;
    const answers = await Promise.all(
      range(editors).map((editor) =>
        ask<Tag>(editor, 'PUT', '/tags/described', { description: `by ${editor}` }, version),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      200,
      ...range(editors - 1).map(() => 412),
    ]);
  });

  it('apply a change once that carries one idempotency key, however often it comes at once', async () => {
    const [id = ''] = await customers('repeated', 1);
    const send = () =>
      app.request('/us/v1/tags/add', {
        method: 'POST',
        headers: {
          authorization: 'editor',
          'content-type': 'application/json',
          'idempotency-key': 'intent-1',
        },
        body: JSON.stringify({ customerIds: [id], tags: ['once'] }),
      });
    const statuses = new Set<number>();
    const answers: TagResult[] = [];
    for (let left = editors; left > 0; left = editors - answers.length) {
      for (const response of await Promise.all(range(left).map(send))) {
        statuses.add(response.status);
        if (response.status !== 200) continue;
        answers.push(...((await response.json()) as { results: TagResult[] }).results);
      }
    }
    expect([...statuses].filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers).toEqual(
      range(editors).map(() => ({ customerId: id, tags: ['once'], changed: ['once'] })),
    );
  });
});

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
