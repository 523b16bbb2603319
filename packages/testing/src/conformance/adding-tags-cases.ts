import { tagsVersion } from '@partnerkit/sdk/rules';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import { customersWith, refusalCase, resultOf, tagNamed, tagsOf, withUntagged } from './tagged-customers.ts';

/** Putting tags on customers (TAG-1, TAG-2). */
export const addingTagsCases: readonly ConformanceCase[] = [
  {
    title: 'puts tags on customers, trimmed and with single spaces, and tells what it changed of each',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 3, async ({ client, ids }) => {
        const added = await client.tags.add({ customerIds: [...ids], tags: ['  Trial\t  run ', 'Ünïcödé'] });
        for (const id of ids) {
          const tags = ['Trial run', 'Ünïcödé'];
          expectSame('the result', resultOf(added.results, id), { customerId: id, tags, changed: tags });
          expectSame('the customer', await tagsOf(client, id), tags);
        }
        const order = added.results.map(({ customerId }) => customerId);
        expectSame('a result for each customer, as asked', order, ids);
        const found = await client.customers.list({ query: 'tag:"trial RUN"', limit: 1000 });
        expectSame('found by the tag', found.items.map(({ id }) => id).sort(), [...ids].sort());
        const named = await tagNamed(client, 'Trial run');
        expectSame('counted', named?.customers, ids.length);
      }),
  },
  {
    title: 'keeps the spelling in which a tag is in use',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 2, async ({ client, ids: [first = '', second = ''] }) => {
        await client.tags.add({ customerIds: [first], tags: ['Señor Team'] });
        for (const id of [first, second]) {
          const region = fixture.world.customers.find((row) => row.id === id)?.region;
          // each region keeps its own tags: one that is in use elsewhere has no say here
          if (id === second && region !== fixture.world.customers.find((row) => row.id === first)?.region)
            continue;
          await client.tags.add({ customerIds: [id], tags: ['SENOR  team'] });
          expectSame('the spelling', await tagsOf(client, id), ['Señor Team']);
        }
      }),
  },
  {
    title: 'changes nothing by a tag that is there already, however it is spelled',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids }) => {
        await client.tags.add({ customerIds: [...ids], tags: ['Again'] });
        const { results } = await client.tags.add({
          customerIds: [...ids, ...ids],
          tags: ['again', 'AGAIN'],
        });
        expectSame('the results', results, [{ customerId: ids[0], tags: ['Again'], changed: [] }]);
      }),
  },
  {
    title:
      'lets a customer have five tags: what would be more is refused for that customer, the others go on',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 3, async ({ client, ids }) => {
        const [full = '', nearly = '', free = ''] = ids;
        await client.tags.add({ customerIds: [full], tags: ['1', '2', '3', '4', '5'] });
        await client.tags.add({ customerIds: [nearly], tags: ['1', '2', '3', '4'] });
        const { results } = await client.tags.add({ customerIds: [...ids], tags: ['6', '7'] });
        for (const [id, before] of [
          [full, ['1', '2', '3', '4', '5']],
          [nearly, ['1', '2', '3', '4']],
        ] as const) {
          expectSame('refused', resultOf(results, id)?.error?.code, 'invalid');
          expectSame('what it says it has', resultOf(results, id)?.tags, before);
          expectSame('what it has', await tagsOf(client, id), before);
        }
        expectSame('the other', resultOf(results, free)?.changed, ['6', '7']);
        const present = await client.tags.add({ customerIds: [full], tags: ['5'] });
        expectSame('one of its five', present.results[0]?.error, undefined);
      }),
  },
  {
    title: 'takes a tag of 25 characters, and refuses a longer and a blank one',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids }) => {
        const longest = '🚀'.repeat(25);
        const add = (tag: string) => client.tags.add({ customerIds: [...ids], tags: ['Fine', tag] });
        for (const wrong of [`${longest}!`, 'x'.repeat(26), '', '   ', '\t\n']) {
          await expectRefusal(`the tag ${JSON.stringify(wrong)}`, add(wrong), 'invalid', 'tags');
        }
        expectSame('nothing half-applied', await tagsOf(client, ids[0] as string), []);
        await add(`  ${longest}  `);
        expectSame('the tags', await tagsOf(client, ids[0] as string), ['Fine', longest]);
      }),
  },
  {
    title: 'tells of each customer that is not there, and goes on with the others',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 2, async ({ client, ids: [first = '', second = ''] }) => {
        const customerIds = [first, 'made-up', second, '%"\\'];
        const { results } = await client.tags.add({ customerIds, tags: ['Present'] });
        expectSame(
          'codes',
          results.map(({ error }) => error?.code ?? null),
          [null, 'notFound', null, 'notFound'],
        );
        expectSame(
          'order',
          results.map(({ customerId }) => customerId),
          customerIds,
        );
        expectSame('of one that is not there', resultOf(results, 'made-up')?.tags, []);
      }),
  },
  {
    title: 'loses nothing where many are put on the same customer at once',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids }) => {
        const tags = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];
        await Promise.all(tags.map((tag) => client.tags.add({ customerIds: [...ids], tags: [tag] })));
        expectSame('the tags', [...(await tagsOf(client, ids[0] as string))].sort(), [...tags].sort());
      }),
  },
  {
    title: 'is undone by taking off what it changed',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 2, async ({ client, ids }) => {
        const [before = '', after = ''] = ids;
        await client.tags.add({ customerIds: [before], tags: ['Kept'] });
        const { results } = await client.tags.add({ customerIds: [...ids], tags: ['Kept', 'New'] });
        for (const { customerId, changed } of results) {
          await client.tags.remove({ customerIds: [customerId], tags: changed });
        }
        expectSame('one that had it', await tagsOf(client, before), ['Kept']);
        expectSame('one that had none', await tagsOf(client, after), []);
      }),
  },
  {
    title: 'asks for at least one customer and one tag',
    operation: 'tags.add',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong = [
        ['customerIds', [], ['x']],
        ['customerIds[0]', [''], ['x']],
        ['tags', ['c1'], []],
      ] as const;
      for (const [field, customerIds, tags] of wrong) {
        const call = client.tags.add({ customerIds: [...customerIds], tags: [...tags] });
        await expectRefusal(field, call, 'invalid', field);
      }
    },
  },
  {
    title: 'lets a partner administrator tag assigned customers; others are not there for them',
    operation: 'tags.add',
    async run(fixture) {
      const client = await signedIn(fixture, 'partnerAdmin');
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const [own = ''] = customersWith(fixture, 0, (id) => customerIds.includes(id));
      const [unseen = ''] = customersWith(fixture, 0, (id) => !customerIds.includes(id));
      expectTrue('a customer of each kind', own !== '' && unseen !== '');
      try {
        const { results } = await client.tags.add({ customerIds: [unseen, own], tags: ['Mine'] });
        const told = results.map(({ tags, changed, error }) => [tags, changed, error?.code ?? null]);
        expectSame('the results', told, [
          [[], [], 'notFound'],
          [['Mine'], ['Mine'], null],
        ]);
        const all = await signedIn(fixture);
        expectSame('the other customer', await tagsOf(all, unseen), []);
      } finally {
        await client.tags.remove({ customerIds: [own], tags: ['Mine'] });
      }
    },
  },
  {
    title: 'does not tell a partner administrator how a tag is spelled that only customers of others hold',
    operation: 'tags.add',
    async run(fixture) {
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const [own = ''] = customersWith(fixture, 0, (id) => customerIds.includes(id));
      const [unseen = ''] = customersWith(fixture, 0, (id) => !customerIds.includes(id));
      const [all, client] = [await signedIn(fixture), await signedIn(fixture, 'partnerAdmin')];
      try {
        await all.tags.add({ customerIds: [unseen], tags: ['Project CONDOR'] });
        const { results } = await client.tags.add({ customerIds: [own], tags: ['project condor'] });
        expectSame('as it was written', results[0]?.tags, ['project condor']);
      } finally {
        await client.tags.remove({ customerIds: [own], tags: ['project condor'] });
        await all.tags.remove({ customerIds: [unseen], tags: ['Project CONDOR'] });
      }
    },
  },
  {
    title: 'changes the tags of a customer of another region than the one asked as little as of none',
    operation: 'tags.add',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        const own = fixture.world.customers.find((row) => row.id === id)?.region;
        const region = fixture.regions.find((other) => other !== own);
        if (region === undefined) return;
        const { results } = await client.tags.add({ customerIds: [id], tags: ['Astray'] }, { region });
        expectSame('the result', results[0]?.error?.code, 'notFound');
        const call = client.tags.replace({ id, tags: ['Astray'], version: tagsVersion([]) }, { region });
        await expectRefusal('replacing there', call, 'notFound');
        expectSame('the customer', await tagsOf(client, id), []);
      }),
  },
  refusalCase('tags.add', (client, id) => client.tags.add({ customerIds: [id], tags: ['Mine'] })),
];
