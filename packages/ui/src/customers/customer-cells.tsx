import type { Customer } from '@partnerkit/sdk';
import type { Translate } from '../i18n/translate.ts';

/** A customer's first tag, how many more there are, and the way to change them (TAG-1). */
export function TagsCell({ customer, mayEdit, t }: { customer: Customer; mayEdit: boolean; t: Translate }) {
  const [first, ...more] = customer.tags ?? [];
  return (
    <span className="pk-tags">
      {first !== undefined && (
        <span className="pk-tag" title={first}>
          <bdi>{first}</bdi>
        </span>
      )}
      {more.length > 0 && (
        <button
          form=""
          type="button"
          className="pk-more"
          data-action="tags"
          aria-label={`+${more.length}: ${more.join(', ')}`}
          title={more.join(', ')}
        >
          +{more.length}
        </button>
      )}
      {mayEdit && (
        <button
          form=""
          type="button"
          className="pk-icon-button pk-row-action pk-add"
          data-action="tags"
          aria-label={t('tags.edit', { name: customer.name })}
        />
      )}
    </span>
  );
}
