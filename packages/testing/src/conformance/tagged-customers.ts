import type { PartnerClient, Role, Tag, TagResult } from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import { type ConformanceCase, type ConformanceFixture, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';

/** What a case changes customers through. */
export interface TagSession {
  readonly client: PartnerClient;
  readonly ids: readonly string[];
}

/** Customers of the world that have a number of tags, of every region in turn. */
export function customersWith(
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
export async function withUntagged(
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

/** The tags of a customer. */
export async function tagsOf(client: PartnerClient, id: string): Promise<readonly string[]> {
  return (await client.customers.get({ id })).tags ?? [];
}

/** A tag as it is listed. */
export async function tagNamed(client: PartnerClient, name: string): Promise<Tag | undefined> {
  return (await client.tags.list()).items.find((tag) => tag.name === name);
}

/** What a change of tags tells of one customer. */
export const resultOf = (results: readonly TagResult[], id: string) =>
  results.find(({ customerId }) => customerId === id);

/** Roles that may not change tags. */
export const notEditors: readonly Role[] = ['partnerReadOnlyAdmin', 'helpdesk'];

/** A change of tags that a role may not make. */
export function refusalCase(
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
