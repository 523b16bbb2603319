import type { ComponentType, ReactNode } from 'react';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { BrokenPartProps } from './broken-part.tsx';
import { FailureBoundary } from './failure-boundary.tsx';
import { useFailureParts } from './failure-parts.ts';

/** What {@link HostPart} takes. */
export interface HostPartProps {
  /** What it is called where it fails. */
  readonly name: string;
  /** What it is drawn of: what failed is drawn anew with another. */
  readonly of?: unknown;
  /** Whether it has room to say why it fails. */
  readonly isWhole?: boolean;
  readonly draw: () => ReactNode;
}

/** A slot or a cell of the host's: that it failed is said in its place, with a way to try again, and harms nothing else. */
export function HostPart({ name, of, isWhole = false, draw }: HostPartProps) {
  const { report } = usePartner();
  return (
    <FailureBoundary
      of={of}
      onError={report}
      instead={(error, onRetry) => <Broken {...{ name, error, isWhole, onRetry }} />}
    >
      <Drawn draw={draw} />
    </FailureBoundary>
  );
}

function Broken(props: BrokenPartProps) {
  const { t } = usePartner(stateTexts);
  const parts = useFailureParts();
  if (parts) return <parts.BrokenPart {...props} />;
  return (
    <button form="" type="button" className="pk-link-button" onClick={props.onRetry}>
      {t('state.retry')}
    </button>
  );
}

/** A part of a widget that the host draws; `undefined` where it does not. */
export function hostSlot<Props extends object>(
  name: string,
  Slot: ComponentType<Props> | undefined,
  props: object | undefined,
): ReactNode {
  return Slot && <HostPart name={name} of={Slot} isWhole draw={() => <Slot {...(props as Props)} />} />;
}

/** A host's own drawing, below the boundary that keeps what it throws. */
export function Drawn({ draw }: Pick<HostPartProps, 'draw'>) {
  return draw();
}
