import type { PartnerClient, Tag } from '@partnerkit/sdk';
import type { ConformanceCase, ConformanceFixture } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';
import { refusalCase, tagNamed, withUntagged } from './tagged-customers.ts';

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

/** Descriptions and colours of tags (TAG-3). */
export const describingTagsCases: readonly ConformanceCase[] = [
  {
    title: 'tells a tag by any of its spellings, with the version that a description starts from',
    operation: 'tags.get',
    run: (fixture) =>
      withOwnTag(fixture, async (client, { name }) => {
        const read = await client.tags.get({ name: 'DESCRIBED' });
        expectSame('the tag', read, await tagNamed(client, name));
        const version = read.version as string;
        const described = await client.tags.describe({ name, description: 'Read first', version });
        expectSame('read again', await client.tags.get({ name }), described);
        await expectRefusal('of nobody', client.tags.get({ name: 'Of nobody' }), 'notFound');
      }),
  },
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
