import type { Translate } from '../i18n/translate.ts';
import type { FigureWriting } from './figure-texts.ts';
import type { SectionRow } from './use-section-rows.ts';

/** What stands where a value is not supplied. */
export function NotKnown({ t }: { t: Translate }) {
  return <span className="pk-unknown">{t('value.unknown')}</span>;
}

/** What stands where there can be no value. */
export function NoValue({ t }: { t: Translate }) {
  return (
    <span className="pk-unknown" title={t('figure.noValue')}>
      <span aria-hidden="true">–</span>
      <span className="pk-visually-hidden">{t('figure.noValue')}</span>
    </span>
  );
}

/** The customer of a row; it opens where the host wants that (CUS-4). */
export function CustomerCell({ row, opens, t }: { row: SectionRow; opens: boolean; t: Translate }) {
  const name = row.customerName || row.customerId;
  if (!opens) {
    return (
      <bdi className="pk-name" title={name}>
        {name}
      </bdi>
    );
  }
  return (
    <button
      type="button"
      className="pk-name pk-link-button"
      // a name that is too long is cut off at its own end
      dir="auto"
      data-action="open"
      title={name}
      aria-label={t('customers.open', { name })}
    >
      <bdi>{name}</bdi>
    </button>
  );
}

/** The id of the subscription, or of the trial, which then says what it is. */
export function SubscriptionCell({ row: { id, kind }, t }: { row: SectionRow; t: Translate }) {
  return (
    <span className="pk-subscription" title={id}>
      <bdi>{id}</bdi>
      {kind === 'trial' && <span className="pk-kind">{t('type.trial')}</span>}
    </span>
  );
}

/** A change with its sign. */
export function Change({ value, writing }: { value: number | null | undefined; writing: FigureWriting }) {
  if (value === null || value === undefined) return <NoValue t={writing.t} />;
  return <span data-zero={value === 0 || undefined}>{writing.figureFormats.change(value)}</span>;
}

/** A count, and its share of what was purchased under those of the other rows. */
export function CountAndShare({
  count,
  share,
  writing: { t, formats, figureFormats },
}: {
  count: number | null;
  share: number | null | undefined;
  writing: FigureWriting;
}) {
  if (count === null) return <NotKnown t={t} />;
  return (
    <span className="pk-count-share">
      <span>{formats.number(count)}</span>
      <span className="pk-muted">
        {share === null || share === undefined ? <NoValue t={t} /> : figureFormats.columnShare(share)}
      </span>
    </span>
  );
}
