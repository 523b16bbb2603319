import { type PartnerClient, type Role, type Tag, type TagResult, tagsVersion } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

/** What a case changes customers through. */
interface TagSession {
  readonly client: PartnerClient;
  readonly ids: readonly string[];
}

/** Customers of the world that have a number of tags, of every region in turn. */
function customersWith(
  fixture: ConformanceFixture,
  tagCount: number,
  isWanted = (_id: string) => true,
): string[] {
  const found = fixture.world.customers.filter(
    ({ id, tags = [] }) => tags.length === tagCount && isWanted(id),
  );
  const byRegion = fixture.regions.map((region) => found.filter((row) => row.region === region));
  const turns = Math.max(...byRegion.map((rows) => rows.length));
  return Array.from({ length: turns }, (_, turn) => byRegion.map((rows) => rows[turn]?.id))
    .flat()
    .filter((id) => id !== undefined);
}

/** Runs a case over customers without tags, and puts all that it changed back as it was. */
async function withUntagged(
  fixture: ConformanceFixture,
  count: number,
  run: (session: TagSession) => Promise<void>,
): Promise<void> {
  const ids = customersWith(fixture, 0).slice(0, count);
  expectSame('customers without tags', ids.length, count);
  const client = await signedIn(fixture);
  try {
    await run({ client, ids });
  } finally {
    for (const id of ids) await setTags(client, id, []);
  }
}

async function setTags(client: PartnerClient, id: string, tags: readonly string[]): Promise<void> {
  const version = tagsVersion(await tagsOf(client, id));
  if (version !== tagsVersion(tags)) await client.tags.replace({ id, tags: [...tags], version });
}

async function tagsOf(client: PartnerClient, id: string): Promise<readonly string[]> {
  return (await client.customers.get({ id })).tags ?? [];
}

async function tagNamed(client: PartnerClient, name: string): Promise<Tag | undefined> {
  return (await client.tags.list()).items.find((tag) => tag.name === name);
}

const resultOf = (results: readonly TagResult[], id: string) =>
  results.find(({ customerId }) => customerId === id);

const notEditors: readonly Role[] = ['partnerReadOnlyAdmin', 'helpdesk'];

const addCases: readonly ConformanceCase[] = [
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
];

/** A change of tags that a role may not make. */
function refusalCase(
  operation: ConformanceCase['operation'],
  change: (client: PartnerClient, id: string, tags: readonly string[]) => Promise<unknown>,
): ConformanceCase {
  return {
    title: 'is forbidden to read-only administrators and the helpdesk, and changes nothing',
    operation,
    async run(fixture) {
      const [id = ''] = customersWith(fixture, 1);
      for (const role of notEditors) {
        const client = await signedIn(fixture, role);
        const before = await tagsOf(client, id);
        await expectRefusal(role, change(client, id, before), 'forbidden');
        expectSame('the tags', await tagsOf(client, id), before);
      }
    },
  };
}

const removeCases: readonly ConformanceCase[] = [
  {
    title: 'takes tags off customers, however they are spelled, and tells what it changed of each',
    operation: 'tags.remove',
    run: (fixture) =>
      withUntagged(fixture, 2, async ({ client, ids }) => {
        const [first = '', second = ''] = ids;
        await client.tags.add({ customerIds: [first], tags: ['One', 'Two'] });
        await client.tags.add({ customerIds: [second], tags: ['Two'] });
        const { results } = await client.tags.remove({ customerIds: [...ids], tags: ['ONE', ' óne '] });
        expectSame('the results', results, [
          { customerId: first, tags: ['Two'], changed: ['One'] },
          { customerId: second, tags: ['Two'], changed: [] },
        ]);
      }),
  },
  {
    title: 'lets a tag go with its last customer; undone, its description and colour are back',
    operation: 'tags.remove',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids }) => {
        const customerIds = [...ids];
        await client.tags.add({ customerIds, tags: ['Passing'] });
        const { version = '' } = (await tagNamed(client, 'Passing')) ?? {};
        await client.tags.describe({ name: 'Passing', description: 'Comes back', color: '#123456', version });
        const { results } = await client.tags.remove({ customerIds, tags: ['Passing'] });
        expectSame('a tag of nobody', await tagNamed(client, 'Passing'), undefined);
        await client.tags.add({ customerIds, tags: results[0]?.changed ?? [] });
        const { description, color } = (await tagNamed(client, 'Passing')) ?? {};
        expectSame('its description', [description, color], ['Comes back', '#123456']);
        await client.tags.remove({ customerIds, tags: ['Passing'] });
        await client.tags.add({ customerIds, tags: ['PASSING'] });
        expectSame('its spelling', await tagsOf(client, customerIds[0] as string), ['Passing']);
      }),
  },
  refusalCase('tags.remove', (client, id, tags) =>
    client.tags.remove({ customerIds: [id], tags: [...tags] }),
  ),
];

const replaceCases: readonly ConformanceCase[] = [
  {
    title: 'puts a set of tags in the place of another, and answers its version',
    operation: 'tags.replace',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        const version = tagsVersion([]);
        const tags = ['Blue', 'Green'];
        const replaced = await client.tags.replace({ id, tags: [' Blue', 'Green', 'green '], version });
        expectSame('the set', replaced.tags.map((tag) => tag.toLowerCase()).sort(), ['blue', 'green']);
        expectSame('its version', replaced.version, tagsVersion(tags));
        const emptied = await client.tags.replace({ id, tags: [], version: replaced.version });
        expectSame('emptied', emptied, { customerId: id, tags: [], version: tagsVersion([]) });
      }),
  },
  {
    title: 'refuses to replace a set that somebody changed in the meantime, and shows the present one',
    operation: 'tags.replace',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        const version = tagsVersion([]);
        await client.tags.add({ customerIds: [id], tags: ['Theirs'] });
        const call = client.tags.replace({ id, tags: ['Mine'], version });
        const { current } = await expectRefusal('a set that changed', call, 'conflict');
        const present = { customerId: id, tags: ['Theirs'], version: tagsVersion(['Theirs']) };
        expectSame('the present set', current, present);
        expectSame('the customer', await tagsOf(client, id), ['Theirs']);
      }),
  },
  {
    title: 'lets one of two who replace the same set at once have their way',
    operation: 'tags.replace',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        const version = tagsVersion([]);
        const both = await Promise.allSettled(
          ['First', 'Second'].map((tag) => client.tags.replace({ id, tags: [tag], version })),
        );
        expectSame('outcomes', both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
        expectSame('tags', (await tagsOf(client, id)).length, 1);
      }),
  },
  {
    title: 'refuses a set of six, one with a tag that cannot be, and a customer that is not there',
    operation: 'tags.replace',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        const version = tagsVersion([]);
        const replace = (tags: string[], customer = id) =>
          client.tags.replace({ id: customer, tags, version });
        await expectRefusal('six', replace(['1', '2', '3', '4', '5', '6']), 'invalid');
        await expectRefusal('too long', replace(['x'.repeat(26)]), 'invalid', 'tags');
        await expectRefusal('not there', replace([], 'made-up'), 'notFound');
        expectSame('the customer', await tagsOf(client, id), []);
      }),
  },
  {
    title: 'does not find a customer that a partner administrator is not assigned to',
    operation: 'tags.replace',
    async run(fixture) {
      const client = await signedIn(fixture, 'partnerAdmin');
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const [unseen = ''] = customersWith(fixture, 0, (id) => !customerIds.includes(id));
      const call = client.tags.replace({ id: unseen, tags: ['Mine'], version: tagsVersion([]) });
      await expectRefusal('not assigned', call, 'notFound');
    },
  },
  refusalCase('tags.replace', (client, id, tags) =>
    client.tags.replace({ id, tags: [], version: tagsVersion(tags) }),
  ),
];

/** Runs a case over a tag that one customer holds, and leaves it without description and colour. */
async function withOwnTag(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, tag: Tag & { version: string }) => Promise<void>,
): Promise<void> {
  const name = 'Described';
  await withUntagged(fixture, 1, async ({ client, ids }) => {
    await client.tags.add({ customerIds: [...ids], tags: [name] });
    const tag = await tagNamed(client, name);
    try {
      await run(client, { ...(tag as Tag), version: tag?.version ?? '' });
    } finally {
      const { version = '' } = (await tagNamed(client, name)) ?? {};
      await client.tags.describe({ name, description: null, color: null, version });
    }
  });
}

const describeCases: readonly ConformanceCase[] = [
  {
    title: 'gives a tag a description and a colour, part by part, and takes them away again',
    operation: 'tags.describe',
    run: (fixture) =>
      withOwnTag(fixture, async (client, { version }) => {
        const first = await client.tags.describe({ name: 'DESCRIBED', description: 'Of a test', version });
        expectSame(
          'described',
          [first.name, first.description, first.color],
          ['Described', 'Of a test', undefined],
        );
        const second = await client.tags.describe({
          name: 'Described',
          color: '#0af',
          version: first.version as string,
        });
        expectSame('coloured', [second.description, second.color], ['Of a test', '#0af']);
        expectSame('listed', await tagNamed(client, 'Described'), second);
        const third = await client.tags.describe({
          name: 'Described',
          description: null,
          version: second.version as string,
        });
        expectSame('taken away', [third.description, third.color], [undefined, '#0af']);
      }),
  },
  {
    title: 'refuses to change a description that somebody changed in the meantime, and shows the present one',
    operation: 'tags.describe',
    run: (fixture) =>
      withOwnTag(fixture, async (client, { name, version }) => {
        await client.tags.describe({ name, description: 'Theirs', version });
        const call = client.tags.describe({ name, description: 'Mine', version });
        const { current } = await expectRefusal('a description that changed', call, 'conflict');
        expectSame('the present one', (current as Tag | undefined)?.description, 'Theirs');
      }),
  },
  {
    title: 'does not find a tag that no customer holds, and refuses a description of 201 characters',
    operation: 'tags.describe',
    run: (fixture) =>
      withOwnTag(fixture, async (client, { name, version }) => {
        const nobody = client.tags.describe({ name: 'Of nobody', description: 'x', version });
        await expectRefusal('of nobody', nobody, 'notFound');
        const long = client.tags.describe({ name, description: 'x'.repeat(201), version });
        await expectRefusal('too long', long, 'invalid', 'description');
      }),
  },
  {
    title: 'describes a tag in every region where customers hold it',
    operation: 'tags.describe',
    run: (fixture) =>
      withUntagged(fixture, fixture.regions.length, async ({ client, ids }) => {
        const name = 'Everywhere';
        await client.tags.add({ customerIds: [...ids], tags: [name] });
        const described = async (description: string | null) => {
          const { version = '' } = (await tagNamed(client, name)) ?? {};
          return client.tags.describe({ name, description, version });
        };
        const { customers } = await described('Of all regions');
        expectSame('customers', customers, ids.length);
        const homes = fixture.world.customers
          .filter(({ id }) => ids.includes(id))
          .map(({ region }) => region);
        for (const region of new Set(homes)) {
          const { items } = await client.tags.list({ region });
          const there = items.find((tag) => tag.name === name);
          expectSame(`in ${region}`, there?.description, 'Of all regions');
        }
        await described(null);
      }),
  },
  refusalCase('tags.describe', async (client, _id, [name = '']) => {
    const { version = '' } = (await tagNamed(client, name)) ?? {};
    return client.tags.describe({ name, description: 'x', version });
  }),
];

/** The tags that some customers of the world hold, as they are listed. */
function tagsHeld(customers: readonly { readonly tags?: readonly string[] | undefined }[]) {
  const held = customers.flatMap(({ tags = [] }) => tags);
  // no tag of the world sorts otherwise by its first letters
  const names = [...new Set(held)].sort((a, b) => (fold(a) < fold(b) ? -1 : 1));
  return names.map((name) => ({ name, customers: held.filter((tag) => tag === name).length }));
}

const fold = (tag: string) =>
  tag
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const listCases: readonly ConformanceCase[] = [
  {
    title: 'lists the tags of the customers that one may see, by name, with how many of them hold each',
    operation: 'tags.list',
    async run(fixture) {
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const shown = ({ name, customers }: Tag) => ({ name, customers });
      for (const role of ['partnerFullAdmin', 'partnerAdmin', ...notEditors] as const) {
        const client = await signedIn(fixture, role);
        const seen = fixture.world.customers.filter(
          ({ id }) => role !== 'partnerAdmin' || customerIds.includes(id),
        );
        expectSame(`for ${role}`, (await client.tags.list()).items.map(shown), tagsHeld(seen));
        for (const region of fixture.regions) {
          const own = seen.filter((row) => row.region === region);
          const { items } = await client.tags.list({ region });
          expectSame(`for ${role} in ${region}`, items.map(shown), tagsHeld(own));
        }
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
];

/** Custom tags (TAG-1 to TAG-3). */
export const tagsCases: readonly ConformanceCase[] = [
  ...addCases,
  refusalCase('tags.add', (client, id) => client.tags.add({ customerIds: [id], tags: ['Mine'] })),
  ...removeCases,
  ...replaceCases,
  ...describeCases,
  ...listCases,
];
