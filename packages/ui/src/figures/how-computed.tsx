import { type ReactNode, useState } from 'react';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** What an opened explanation is given. */
export interface OpenedExplanation {
  readonly label: string;
  readonly anchor: Element;
  readonly onClose: () => void;
}

/** What {@link HowComputed} takes. */
export interface HowComputedProps {
  /** What the figure is called. */
  readonly figure: string;
  /** Loads the explanation's code, which is done when the button is first pointed at. */
  readonly ahead: () => void;
  /** The explanation. */
  readonly children: (opened: OpenedExplanation) => ReactNode;
}

/** A button that opens how a figure is computed. */
export function HowComputed({ figure, ahead, children }: HowComputedProps) {
  const { t } = usePartner(figureTexts);
  const [anchor, setAnchor] = useState<Element>();
  const label = t('figure.how', { figure });
  return (
    <>
      <button
        form=""
        type="button"
        className="pk-icon-button pk-how"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onPointerEnter={ahead}
        onFocus={ahead}
        onClick={({ currentTarget }) => setAnchor(anchor ? undefined : currentTarget)}
      >
        <Icon name="info" />
      </button>
      {anchor && children({ label, anchor, onClose: () => setAnchor(undefined) })}
    </>
  );
}
