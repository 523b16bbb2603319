import { tagKey } from '@partnerkit/sdk';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { HeldTag } from './use-tag-editor.ts';

/** What {@link TagList} takes. */
export interface TagListProps {
  readonly tags: readonly HeldTag[];
  /** Of so many customers. */
  readonly of: number;
  /** Absent: they stay. */
  readonly onRemove: ((name: string) => void) | undefined;
}

/** Tags beside each other, each with a way to take it off. */
export function TagList({ tags, of, onRemove }: TagListProps) {
  const { t } = usePartner(tagsTexts);
  return (
    <>
      {tags.length === 0 && <p className="pk-muted">{t('tags.none')}</p>}
      <ul className="pk-tag-list" aria-label={t('tags.title')}>
        {tags.map(({ name, customers: count }) => (
          <li key={tagKey(name)} className="pk-tag">
            <bdi>{name}</bdi>
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
        ))}
      </ul>
    </>
  );
}
