import type { Customer, HostFieldValues, HostValue } from '@partnerkit/sdk';
import { type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { errorText } from '../i18n/error-text.ts';
import type { Formats } from '../i18n/formats.ts';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import { CellFailure } from '../primitives/cell-failure.tsx';
import { FailureBoundary } from '../primitives/failure-boundary.tsx';
import { Drawn } from '../primitives/host-part.tsx';
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
  const { t, formats } = usePartner(enrichTexts);
  const { id } = customer;
  const subscribe = useCallback((onChange: () => void) => values.want(id, onChange), [values, id]);
  const read = () => values.read(id);
  const known = useSyncExternalStore(subscribe, read, read);
  const failed = (error: unknown, isTrying: boolean, onRetry: () => void) => {
    const [column, problem] = [field.header, errorText(t, error)];
    return (
      <CellFailure
        failure={t('enrich.failed', { column, name: customer.name, problem })}
        {...{ isTrying, onRetry }}
      />
    );
  };
  if (known.state === 'loading') return <span className="pk-skeleton" aria-hidden="true" />;
  if (known.state === 'failed') return failed(known.error, known.isTrying, () => values.retry(id));
  const { value } = known;
  if (value === undefined) return <NotKnown t={t} />;
  const draw = field.cell as ((value: HostValue | null, customer: Customer) => ReactNode) | undefined;
  if (!draw) return value === null ? <NoValue t={t} /> : formatted(value, field, formats);
  return (
    <FailureBoundary of={value} onError={report} instead={(error, onRetry) => failed(error, false, onRetry)}>
      <Drawn draw={() => draw(value, customer)} />
    </FailureBoundary>
  );
}

function formatted(value: HostValue, { type }: EnrichedField, formats: Formats): ReactNode {
  if (typeof value === 'number') return formats.number(value);
  if (type === 'day') return formats.day(value);
  return type === 'instant' ? formats.instantDay(value) : <bdi>{value}</bdi>;
}
