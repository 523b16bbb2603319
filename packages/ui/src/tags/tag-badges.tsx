import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { TagBadge } from './tag-badge.tsx';
import { TagDotsContext } from './tag-dots.ts';
import { useTagDots } from './use-tag-dots.tsx';

/** What {@link TagBadges} takes. */
export interface TagBadgesProps {
  /** The names of a customer's tags, as its row has them. */
  readonly tags: readonly string[];
}

/** The tags of a customer with their colours, to be looked at (TAG-1, TAG-2). */
export function TagBadges(props: TagBadgesProps) {
  return (
    <Widget>
      <Badges {...props} />
    </Widget>
  );
}

function Badges({ tags }: TagBadgesProps) {
  const { t } = usePartner(tagsTexts);
  const dots = useTagDots();
  if (tags.length === 0) return <span className="pk-muted">{t('tags.none')}</span>;
  return (
    <TagDotsContext.Provider value={dots}>
      <ul className="pk-tag-list" aria-label={t('tags.title')}>
        {tags.map((name) => (
          <li key={name}>
            <TagBadge name={name} />
          </li>
        ))}
      </ul>
    </TagDotsContext.Provider>
  );
}
