import type { Customer } from '@partnerkit/sdk';
import type { Translate } from '../i18n/translate.ts';

/** What stands where a value is not supplied. */
export function Unknown({ t }: { t: Translate }) {
  return <span className="pk-unknown">{t('value.unknown')}</span>;
}

/** What stands where there is known to be no value. */
export function NoValue() {
  return <span className="pk-unknown">–</span>;
}

/** A customer's name; it opens the customer where the host wants that (CUS-4). */
export function CustomerName({ customer, opens, t }: { customer: Customer; opens: boolean; t: Translate }) {
  if (!opens) {
    return (
      <bdi className="pk-name" title={customer.name}>
        {customer.name}
      </bdi>
    );
  }
  return (
    <button
      type="button"
      className="pk-name pk-link-button"
      // a name that is too long is cut off at its own end
      dir="auto"
      data-action="open"
      title={customer.name}
      aria-label={t('customers.open', { name: customer.name })}
    >
      <bdi>{customer.name}</bdi>
    </button>
  );
}

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
          type="button"
          className="pk-icon-button pk-row-action pk-add"
          data-action="tags"
          aria-label={t('tags.edit', { name: customer.name })}
        />
      )}
    </span>
  );
}
