import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { checkVersion } from '../operation/check-version.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { unitedRows } from '../operation/united-rows.ts';
import { tagKey } from './tag-key.ts';
import { tagNotFound } from './tag-rules.ts';
import { describeTag, type getTag, listTags, type Tag } from './tags.contract.ts';

/** A tag as all regions that hold it count and describe it together. */
export function tagInRegions(asked: AskedRegions) {
  return async ({ name }: CheckedInputOf<typeof getTag>, context: CallContext): Promise<Tag> =>
    oneTag(name, tagsOf(await held(asked, name, context)));
}

/** Describes a tag in every region where customers hold it, if it is still what the change started from. */
export function describedInRegions(asked: AskedRegions) {
  return async (
    { name, version, ...change }: CheckedInputOf<typeof describeTag>,
    context: CallContext,
  ): Promise<OutputOf<typeof describeTag>> => {
    const holders = await held(asked, name, context);
    const current = oneTag(name, tagsOf(holders));
    checkVersion(`The tag ${current.name}`, version, { ...current, version: current.version ?? '' });
    const described = await Promise.all(
      holders.map(({ region, tag }) =>
        asked.ask(
          region,
          describeTag,
          { name, ...change, version: tag.version ?? '' },
          { ...context, region },
        ),
      ),
    );
    return oneTag(name, described);
  };
}

/** A tag as a region knows it. */
interface HeldTag {
  readonly region: string;
  readonly tag: Tag;
}

/** A tag in each region where customers hold it. */
async function held({ regions, ask }: AskedRegions, name: string, context: CallContext): Promise<HeldTag[]> {
  const found = await Promise.all(
    regions.map(async (region) => {
      const { items } = await ask(region, listTags, {}, { ...context, region });
      return { region, tag: items.find((tag) => tagKey(tag.name) === tagKey(name)) };
    }),
  );
  return found.flatMap(({ region, tag }) => (tag ? [{ region, tag }] : []));
}

const tagsOf = (holders: readonly HeldTag[]) => holders.map(({ tag }) => tag);

function oneTag(name: string, tags: readonly Tag[]): Tag {
  const [tag] = unitedRows(listTags.regions.each.items, tags);
  if (!tag) throw tagNotFound(name);
  return tag;
}
