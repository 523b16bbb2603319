import type { ConformanceCase } from './conformance-case.ts';
import { expectSame } from './expectations.ts';
import { refusalCase, tagNamed, tagsOf, withUntagged } from './tagged-customers.ts';

/** Taking tags off customers (TAG-2). */
export const removingTagsCases: readonly ConformanceCase[] = [
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
