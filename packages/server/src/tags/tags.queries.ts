import { tagKey } from '@partnerkit/sdk';
import type { TagDescription } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { type CustomerReach, visible } from '../customers/customers.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

type TagReach = Omit<CustomerReach, 'asOf'>;

/** A tag in use, with its description and colour. */
export interface TagRecord extends TagDescription {
  readonly name: string;
  readonly customers: number;
}

/** The tags that the customers of a reach hold, all or one of them. */
export async function selectTags(tx: Transaction, reach: TagReach, key?: string): Promise<TagRecord[]> {
  const rows = await tx.rows<{
    name: string;
    customers: number;
    description: string | null;
    color: string | null;
  }>(sql`
    with held as (
      select tag.key, min(tag.name) as name, count(*) as customers
      from customer_summaries s, unnest(s.tags, s.tag_keys) as tag(name, key)
      where ${visible(reach)} and ${key === undefined ? sql`true` : sql`tag.key = ${key}`}
      group by tag.key
    )
    select held.name, held.customers, details.description, details.color
    from held left join tag_details details on details.partner_id = ${reach.partner} and details.tag_key = held.key
    order by held.key collate "C"`);
  return rows.map(({ name, customers, description, color }) => ({
    name,
    customers,
    ...(description === null ? {} : { description }),
    ...(color === null ? {} : { color }),
  }));
}

/** The tags of a customer that the user may see. */
export async function selectTagsOf(
  tx: Transaction,
  reach: TagReach,
  id: string,
): Promise<string[] | undefined> {
  const row = await tx.first<{ tags: string[] }>(
    sql`select s.tags from customer_summaries s where ${visible(reach)} and s.customer_id = ${id}`,
  );
  return row?.tags;
}

/** A customer whose tags are about to change. */
export interface TaggedCustomer {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** Locks the customers that the user may see for a change of their tags, always in the same order. */
export function lockTagged(
  tx: Transaction,
  reach: TagReach,
  ids: readonly string[],
): Promise<TaggedCustomer[]> {
  return tx.rows<TaggedCustomer>(sql`
    select s.customer_id as id, c.row ->> 'name' as name, s.tags
    from customer_summaries s
    join customers c on c.partner_id = s.partner_id and c.customer_id = s.customer_id
    where ${visible(reach)} and s.customer_id = any(${storable(ids)}::text[])
    order by s.customer_id for update of s`);
}

/** Sets the tags of locked customers. */
export async function updateTags(
  tx: Transaction,
  partner: string,
  changes: readonly { readonly id: string; readonly tags: readonly string[] }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ id, tags }) => ({ id, tags, keys: tags.map(tagKey) }));
  await tx.run(sql`
    update customer_summaries s
    set tags = array(select jsonb_array_elements_text(changed.tags)),
      tag_keys = array(select jsonb_array_elements_text(changed.keys))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as changed(id text, tags jsonb, keys jsonb)
    where s.partner_id = ${partner} and s.customer_id = changed.id`);
}

/**
 * How tags are spelled by the customers that the user may see, by key; who sees all of them is told the spelling of a tag that is
 * described and that nobody holds, too. Whoever adds one of them waits for another who does, so that nobody sees a tag come in two
 * spellings at once.
 */
export async function lockSpellings(
  tx: Transaction,
  reach: TagReach,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { partner, scope } = reach;
  const wanted = [...new Set(keys)].sort();
  for (const key of wanted) {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([partner, key])}, 1))`);
  }
  const rows = await tx.rows<{ key: string; name: string }>(sql`
    select tag_key as key, name from tag_details
    where partner_id = ${partner} and tag_key = any(${wanted}::text[]) and ${scope === 'all' ? sql`true` : sql`false`}
    union all
    select tag.key, min(tag.name) as name
    from customer_summaries s, unnest(s.tags, s.tag_keys) as tag(name, key)
    where ${visible(reach)} and s.tag_keys && ${wanted}::text[] and tag.key = any(${wanted}::text[])
    group by tag.key`);
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** Keeps a tag's description and colour. */
export async function upsertTagDetails(
  tx: Transaction,
  partner: string,
  { name, description, color }: TagDescription & { readonly name: string },
): Promise<void> {
  await tx.run(sql`
    insert into tag_details (partner_id, tag_key, name, description, color)
    values (${partner}, ${tagKey(name)}, ${name}, ${description ?? null}, ${color ?? null})
    on conflict (partner_id, tag_key) do update
    set name = excluded.name, description = excluded.description, color = excluded.color`);
}

/** Nothing that is stored holds a NUL. */
function storable(texts: readonly string[]): string[] {
  return texts.filter((text) => !text.includes('\0'));
}
