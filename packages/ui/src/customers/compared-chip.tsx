import { useState } from 'react';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { ComparisonPopoverProps, FieldTerm } from './comparison-popover.tsx';

/** Asks what a field is compared with; its code comes when it is pointed at. */
export const Comparison = lazyPart<ComparisonPopoverProps>(
  () => import('./comparison-popover.tsx').then((module) => module.ComparisonPopover),
  ({ onClose }) => onClose(),
);

/** The label of a chip that changes what its field is compared with. */
export function ComparedChip({
  text,
  ...props
}: Omit<ComparisonPopoverProps, 'anchor' | 'onClose'> & {
  readonly text: string;
  readonly term: FieldTerm;
}) {
  const { t } = usePartner(queryTexts);
  const [isOpen, setIsOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  return (
    <span className="pk-menu-button">
      <button
        form=""
        ref={setButton}
        type="button"
        className="pk-chip-label"
        aria-label={t('filter.edit', { filter: text })}
        aria-expanded={isOpen}
        onPointerEnter={Comparison.ahead}
        onClick={() => setIsOpen(!isOpen)}
      >
        {text}
      </button>
      {isOpen && button && <Comparison {...props} anchor={button} onClose={() => setIsOpen(false)} />}
    </span>
  );
}
