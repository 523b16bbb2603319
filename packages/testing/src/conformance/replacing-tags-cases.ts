import { tagsVersion } from '@partnerkit/sdk/rules';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';
import { customersWith, refusalCase, tagsOf, withUntagged } from './tagged-customers.ts';

/** Putting a set of tags in the place of another (TAG-2). */
export const replacingTagsCases: readonly ConformanceCase[] = [
  {
    title: 'tells the tags of a customer with the version that a replacement starts from',
    operation: 'tags.ofCustomer',
    run: (fixture) =>
      withUntagged(fixture, 1, async ({ client, ids: [id = ''] }) => {
        await client.tags.add({ customerIds: [id], tags: ['Read'] });
        const read = await client.tags.ofCustomer({ id });
        expectSame('the set', read, { customerId: id, tags: ['Read'], version: tagsVersion(['Read']) });
        const replaced = await client.tags.replace({ id, tags: [], version: read.version });
        expectSame('read again', await client.tags.ofCustomer({ id }), replaced);
        await expectRefusal('not there', client.tags.ofCustomer({ id: 'made-up' }), 'notFound');
      }),
  },
  {
    title: 'does not find a customer that a partner administrator is not assigned to',
    operation: 'tags.ofCustomer',
    async run(fixture) {
      const client = await signedIn(fixture, 'partnerAdmin');
      const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
      const [unseen = ''] = customersWith(fixture, 0, (id) => !customerIds.includes(id));
      await expectRefusal('not assigned', client.tags.ofCustomer({ id: unseen }), 'notFound');
    },
  },
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
