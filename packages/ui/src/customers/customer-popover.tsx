import type { Customer } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { taggingTexts } from '../i18n/texts/tagging-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { TagEditor } from '../tags/tag-editor.tsx';
import { StatusBadge } from './status-badges.tsx';

/** Which of a row's lists opens. */
export type CustomerPopoverKind = 'tags' | 'statuses' | 'products';

/** What opens from a customer's row: the editor of its tags, or all of its statuses or products. */
export function CustomerPopover(props: {
  readonly kind: CustomerPopoverKind;
  readonly customers: readonly Customer[];
  readonly anchor: Element;
  readonly onClose: () => void;
}) {
  const { t } = usePartner(columnTexts, productTexts, tagsTexts, taggingTexts);
  const { kind, customers, anchor, onClose } = props;
  const [first] = customers;
  const name = first?.name ?? '';
  const title =
    kind !== 'tags'
      ? t(kind === 'statuses' ? 'column.status' : 'column.products')
      : customers.length === 1
        ? t('tags.edit', { name })
        : t('tags.onMany', { count: customers.length });
  return (
    <Popover anchor={anchor} label={title} onClose={onClose}>
      {kind === 'tags' ? (
        <TagEditor customers={customers} />
      ) : (
        <span className="pk-status-list">
          {kind === 'statuses'
            ? first?.statuses?.map((status) => <StatusBadge key={status} status={status} t={t} />)
            : first?.products?.map((product) => (
                <span key={product}>{domainName(t, 'product', product)}</span>
              ))}
        </span>
      )}
    </Popover>
  );
}
