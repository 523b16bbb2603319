import { queryTexts } from '../i18n/texts/query-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { Chip } from './chip.tsx';

/** What {@link FilterChip} takes. */
export interface FilterChipProps {
  /** What it filters by. */
  readonly name: string;
  /** Absent, it cannot be taken away here. */
  readonly onRemove: (() => void) | undefined;
}

/** A filter that is on, by its name, and the way to take it away. */
export function FilterChip({ name, onRemove }: FilterChipProps) {
  const { t } = usePartner(queryTexts);
  return (
    <Chip removeLabel={t('filter.remove', { filter: name })} onRemove={onRemove}>
      <bdi className="pk-chip-label">{name}</bdi>
    </Chip>
  );
}
