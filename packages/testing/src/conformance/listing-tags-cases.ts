import type { Tag } from '@partnerkit/sdk';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectSame } from './expectations.ts';
import { notEditors } from './tagged-customers.ts';

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

/** The tags that one sees (TAG-1). */
export const listingTagsCases: readonly ConformanceCase[] = [
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
];
