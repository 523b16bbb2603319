import type { Customer, HostFieldValues, HostValue } from '@partnerkit/sdk';
import { Component, type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { errorText } from '../i18n/error-text.ts';
import type { Formats } from '../i18n/formats.ts';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { EnrichedField } from './enriched-field.ts';

interface EnrichedCellProps {
  readonly field: EnrichedField;
  readonly values: HostFieldValues;
  readonly customer: Customer;
  readonly report: (cause: unknown) => void;
}

/** A value of the host's: asked for while its row is in view; until it is there a bar, and where it fails why, with a way to try again. */
export function EnrichedCell({ field, values, customer, report }: EnrichedCellProps) {
  const { t, formats } = usePartner();
  const { id } = customer;
  const subscribe = useCallback((onChange: () => void) => values.want(id, onChange), [values, id]);
  const read = () => values.read(id);
  const known = useSyncExternalStore(subscribe, read, read);
  const failed = (error: unknown, isTrying: boolean, onRetry: () => void) => (
    <CellFailure {...{ error, isTrying, onRetry }} column={field.header} name={customer.name} />
  );
  if (known.state === 'loading') return <span className="pk-skeleton" aria-hidden="true" />;
  if (known.state === 'failed') return failed(known.error, known.isTrying, () => values.retry(id));
  const { value } = known;
  if (value === undefined) return <NotKnown t={t} />;
  const draw = field.cell as ((value: HostValue | null, customer: Customer) => ReactNode) | undefined;
  if (!draw) return value === null ? <NoValue t={t} /> : formatted(value, field, formats);
  return (
    <CellBoundary onError={report} instead={(error, onRetry) => failed(error, false, onRetry)}>
      <Drawn draw={() => draw(value, customer)} />
    </CellBoundary>
  );
}

/** A host's own drawing, below the boundary that keeps what it throws. */
function Drawn({ draw }: { draw: () => ReactNode }) {
  return draw();
}

function formatted(value: HostValue, { type }: EnrichedField, formats: Formats): ReactNode {
  if (typeof value === 'number') return formats.number(value);
  if (type === 'day') return formats.day(value);
  return type === 'instant' ? formats.instantDay(value) : <bdi>{value}</bdi>;
}

function CellFailure({
  error,
  column,
  name,
  isTrying,
  onRetry,
}: {
  readonly error: unknown;
  readonly column: string;
  readonly name: string;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}) {
  const { t } = usePartner(enrichTexts, stateTexts);
  const failure = t('enrich.failed', { column, name, problem: errorText(t, error) });
  return (
    <button
      form=""
      type="button"
      className="pk-link-button pk-cell-failure"
      title={failure}
      aria-label={t('enrich.retry', { failure })}
      aria-disabled={isTrying}
      onClick={onRetry}
    >
      <Icon name="alert" />
      {t(isTrying ? 'state.trying' : 'state.retry')}
    </button>
  );
}

interface CellBoundaryProps {
  readonly children: ReactNode;
  readonly onError: (error: unknown) => void;
  readonly instead: (error: unknown, onRetry: () => void) => ReactNode;
}

/** Keeps what a host's cell throws from its row and its table. */
class CellBoundary extends Component<CellBoundaryProps, { failure: { error: unknown } | undefined }> {
  override state: { failure: { error: unknown } | undefined } = { failure: undefined };

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
