import { type Tag, tagKey } from '@partnerkit/sdk';
import type { Ref } from 'react';
import { taggingTexts } from '../i18n/texts/tagging-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { TagDot } from './tag-dot.tsx';
import type { HeldTag } from './use-tag-editor.ts';

/** What {@link TagList} takes. */
export interface TagListProps {
  readonly tags: readonly HeldTag[];
  /** Of so many customers. */
  readonly of: number;
  /** Absent: they stay. */
  readonly onRemove: ((name: string) => void) | undefined;
  /** Those in use, with what describes them. */
  readonly described?: readonly Tag[] | undefined;
  /** Asked for what describes one of them; absent: that can't be changed. */
  readonly onDescribe?: ((tag: Tag) => void) | undefined;
  /** The button of the one that was asked for last. */
  readonly opener?: { readonly name: string | undefined; readonly ref: Ref<HTMLButtonElement> } | undefined;
}

/** Tags beside each other, each with a way to take it off. */
export function TagList({ tags, of, onRemove, described, onDescribe, opener }: TagListProps) {
  const { t } = usePartner(tagsTexts, taggingTexts);
  const details = new Map(described?.map((tag) => [tagKey(tag.name), tag]));
  return (
    <>
      {tags.length === 0 && <p className="pk-muted">{t('tags.none')}</p>}
      <ul className="pk-tag-list" aria-label={t('tags.title')}>
        {tags.map(({ name, customers: count }) => {
          const tag = details.get(tagKey(name));
          return (
            <li key={tagKey(name)} className="pk-tag" title={tag?.description}>
              <TagDot color={tag?.color} />
              {tag && onDescribe ? (
                <button
                  form=""
                  type="button"
                  className="pk-tag-name"
                  aria-label={t('tags.describe', { tag: name })}
                  ref={opener?.name === tag.name ? opener.ref : undefined}
                  onClick={() => onDescribe(tag)}
                >
                  <bdi>{name}</bdi>
                </button>
              ) : (
                <bdi>{name}</bdi>
              )}
              {of > 1 && (
                <span className="pk-muted">
                  {count}/{of}
                </span>
              )}
              {onRemove && (
                <button
                  form=""
                  type="button"
                  className="pk-chip-remove"
                  aria-label={t('tags.remove', { tag: name })}
                  onClick={() => onRemove(name)}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
