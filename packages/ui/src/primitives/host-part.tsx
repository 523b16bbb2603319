import { Component, type ComponentType, type ReactNode } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { CellFailure } from './cell-failure.tsx';

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
  const { report, t } = usePartner(stateTexts);
  return (
    <HostBoundary
      of={of}
      onError={report}
      instead={(error, onRetry) => {
        const failure = t('state.partBroken', { part: name, problem: errorText(t, error) });
        return <CellFailure {...{ failure, isWhole, onRetry }} />;
      }}
    >
      <Drawn draw={draw} />
    </HostBoundary>
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

interface HostBoundaryProps {
  readonly children: ReactNode;
  readonly of?: unknown;
  readonly onError: (error: unknown) => void;
  readonly instead: (error: unknown, onRetry: () => void) => ReactNode;
}

interface HostBoundaryState {
  readonly failure: { readonly error: unknown } | undefined;
  readonly of?: unknown;
}

/** Keeps what a host's part throws from its row and its table. */
export class HostBoundary extends Component<HostBoundaryProps, HostBoundaryState> {
  override state: HostBoundaryState = { failure: undefined, of: this.props.of };

  static getDerivedStateFromProps({ of }: HostBoundaryProps, before: HostBoundaryState) {
    return of === before.of ? null : { failure: undefined, of };
  }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return this.props.instead(failure.error, () => this.setState({ failure: undefined }));
  }
}
