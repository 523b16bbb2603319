import { tagKey } from '@partnerkit/sdk';
import { createContext, useMemo } from 'react';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';

/** The colours of tags that have one, by the key of their name. */
export type TagColors = ReadonlyMap<string, string>;

/** The colours that the tags of a table are drawn in. A tag is drawn anew when they change, its row is not. */
export const TagColorsContext = createContext<TagColors>(new Map());

/** The colours of all tags in use (TAG-2), where the source keeps any; the same as long as none of them changes. */
export function useTagColors(): TagColors {
  const { client } = usePartner();
  const areKept = useSupports('tags.describe');
  const { data } = useSourceQuery(['tags'], (call) => client.tags.list(call), {
    enabled: areKept && client.supports('tags.list'),
  });
  const colored = data?.items.flatMap(({ name, color }) => (color ? [[tagKey(name), color] as const] : []));
  const text = JSON.stringify(colored ?? []);
  return useMemo(() => new Map(JSON.parse(text) as readonly (readonly [string, string])[]), [text]);
}
