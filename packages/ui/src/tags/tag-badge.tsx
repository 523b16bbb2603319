import { tagKey } from '@partnerkit/sdk';
import { useContext } from 'react';
import { TagDotsContext } from './tag-dots.ts';

/** A tag by itself, with its colour beside its name (TAG-1, TAG-2). */
export function TagBadge({ name }: { readonly name: string }) {
  const dots = useContext(TagDotsContext);
  return (
    <bdi className="pk-tag" title={name}>
      {dots.get(tagKey(name))}
      {name}
    </bdi>
  );
}
