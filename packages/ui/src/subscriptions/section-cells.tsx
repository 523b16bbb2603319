import type { Translate } from '../i18n/translate.ts';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import type { FigureWriting } from './figure-texts.ts';
import type { SectionRow } from './use-section-rows.ts';

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
