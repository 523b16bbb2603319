import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { checkVersion } from '../operation/check-version.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { unitedRows } from '../operation/united-rows.ts';
import { tagKey } from './tag-key.ts';
import { tagNotFound } from './tag-rules.ts';
import { describeTag, listTags, type Tag } from './tags.contract.ts';

/** Describes a tag in every region where customers hold it, if it is still what the change started from. */
export function describedInRegions({ regions, ask }: AskedRegions) {
  return async (
    { name, version, ...change }: CheckedInputOf<typeof describeTag>,
    context: CallContext,
  ): Promise<OutputOf<typeof describeTag>> => {
    const found = await Promise.all(
      regions.map(async (region) => {
        const { items } = await ask(region, listTags, {}, { ...context, region });
        return { region, tag: items.find((tag) => tagKey(tag.name) === tagKey(name)) };
      }),
    );
    const held = found.flatMap(({ region, tag }) => (tag ? [{ region, tag }] : []));
    const current = oneTag(held.map(({ tag }) => tag));
    if (!current) throw tagNotFound(name);
    checkVersion(`The tag ${current.name}`, version, { ...current, version: current.version ?? '' });
    const described = await Promise.all(
      held.map(({ region, tag }) =>
        ask(region, describeTag, { name, ...change, version: tag.version ?? '' }, { ...context, region }),
      ),
    );
    return oneTag(described) as Tag;
  };
}

function oneTag(tags: readonly Tag[]): Tag | undefined {
  return unitedRows(listTags.regions.each.items, tags)[0];
}
