import { useState } from 'react';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { figureTexts } from './figure-texts.ts';
import type { HowComputedProps } from './how-computed-props.ts';

const HowComputedPopover = lazyPart(
  () => import('./how-computed-popover.tsx').then((module) => module.HowComputedPopover),
  ({ onClose }) => onClose(),
);

/** A button that opens how a figure is computed; the explanation's code loads when it is first pointed at. */
export function HowComputed(props: HowComputedProps) {
  const { t } = usePartner();
  const [anchor, setAnchor] = useState<Element>();
  const label = t('figure.how', { figure: t(figureTexts[props.id].label) });
  return (
    <>
      <button
        form=""
        type="button"
        className="pk-icon-button pk-how"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onPointerEnter={HowComputedPopover.ahead}
        onFocus={HowComputedPopover.ahead}
        onClick={({ currentTarget }) => setAnchor(anchor ? undefined : currentTarget)}
      >
        <Icon name="info" />
      </button>
      {anchor && (
        <HowComputedPopover {...props} label={label} anchor={anchor} onClose={() => setAnchor(undefined)} />
      )}
    </>
  );
}
