import { tagKey } from '@partnerkit/sdk';
import { useEffect, useMemo } from 'react';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { TagDot } from './tag-dot.tsx';
import type { TagDots } from './tag-dots.ts';

/** The colours of all tags in use, where the source keeps any; the same as long as none of them changes. */
export function useTagDots(): TagDots {
  const { client } = usePartner();
  const areKept = useSupports('tags.describe');
  const { data } = useSourceQuery(['tags'], (call) => client.tags.list(call), {
    enabled: areKept && client.supports('tags.list'),
  });
  const colored = data?.items.flatMap(({ name, color }) => (color ? [[tagKey(name), color] as const] : []));
  const text = JSON.stringify(colored ?? []);
  return useMemo(() => {
    const colors = JSON.parse(text) as readonly (readonly [string, string])[];
    return new Map(colors.map(([key, color]) => [key, <TagDot key={key} color={color} />]));
  }, [text]);
}

/** Hands the colours on as they come. Draws nothing. */
export function TagDotsReader({ onDots }: { readonly onDots: (dots: TagDots) => void }) {
  const dots = useTagDots();
  useEffect(() => onDots(dots), [dots, onDots]);
  return null;
}
