import { tagKey } from '@partnerkit/sdk';
import { useContext } from 'react';
import { TagColorsContext } from './tag-colors-of.ts';
import { TagDot } from './tag-dot.tsx';

/** A tag by itself, with its colour beside its name (TAG-1, TAG-2). */
export function TagBadge({ name }: { readonly name: string }) {
  const color = useContext(TagColorsContext).get(tagKey(name));
  return (
    <bdi className="pk-tag" title={name}>
      <TagDot color={color} />
      {name}
    </bdi>
  );
}
