import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** What {@link Chip} takes. */
export interface ChipProps {
  readonly children: ReactNode;
  /** What the button that takes it away is called. */
  readonly removeLabel: string;
  /** Absent, it cannot be taken away here. */
  readonly onRemove: (() => void) | undefined;
}

/** A filter that is on, and the way to take it away. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="pk-chip">
      {children}
      {onRemove && (
        <button form="" type="button" className="pk-chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
