import type { FigureWriting } from '../i18n/figure-formats.ts';
import { typeTexts } from '../i18n/texts/type-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import type { SectionRow } from './use-section-rows.ts';

/** The id of the subscription, or of the trial, which then says what it is. */
export function SubscriptionCell({ row: { id, kind }, t }: { row: SectionRow; t: Translate }) {
  const say = t.with(typeTexts);
  return (
    <span className="pk-subscription" title={id}>
      <bdi>{id}</bdi>
      {kind === 'trial' && <span className="pk-kind">{say('type.trial')}</span>}
    </span>
  );
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
        {share === null || share === undefined ? <NoValue t={t} /> : figureFormats.share(share)}
      </span>
    </span>
  );
}
