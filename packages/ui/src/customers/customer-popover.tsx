import type { Customer } from '@partnerkit/sdk';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { TagEditor } from '../tags/tag-editor.tsx';
import { StatusBadge } from './status-badges.tsx';

/** What opens from a customer's row: the editor of its tags, or all of its statuses. */
export function CustomerPopover(props: {
  readonly kind: 'tags' | 'statuses';
  readonly customers: readonly Customer[];
  readonly anchor: Element;
  readonly onClose: () => void;
}) {
  const { t } = usePartner();
  const { kind, customers, anchor, onClose } = props;
  const [first] = customers;
  const name = first?.name ?? '';
  const title =
    kind === 'statuses'
      ? t('column.status')
      : customers.length === 1
        ? t('tags.edit', { name })
        : t('tags.onMany', { count: customers.length });
  return (
    <Popover anchor={anchor} label={title} onClose={onClose}>
      {kind === 'tags' ? (
        <TagEditor customers={customers} />
      ) : (
        <span className="pk-status-list">
          {first?.statuses?.map((status) => (
            <StatusBadge key={status} status={status} t={t} />
          ))}
        </span>
      )}
    </Popover>
  );
}
