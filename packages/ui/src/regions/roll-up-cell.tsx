import type { KpiId } from '@partnerkit/sdk/kpis';
import { licenseFigureRegistry } from '@partnerkit/sdk/rules';
import type { ReactNode } from 'react';
import { type AnsweredFigure, changeText, lineText, valueText } from '../figures/figure-words.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { lineTexts } from '../i18n/texts/line-texts.ts';
import { rollUpTexts } from '../i18n/texts/roll-up-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

type RollUpCellProps =
  | { readonly isFailed: boolean; readonly count: number | undefined }
  | {
      readonly isFailed: boolean;
      readonly id: KpiId;
      /** `undefined` while they load. */
      readonly kpis: readonly (AnsweredFigure & { readonly id: string })[] | undefined;
      /** Whose figure it is. */
      readonly of: string;
      /** Makes the number a button that shows the customers it counts. */
      readonly onShow: (() => void) | undefined;
      /** Ahead of the number. */
      readonly children?: ReactNode;
    };

/** A number of a region, or of all of them: a count, or a KPI with what it is a part of. */
export function RollUpCell(props: RollUpCellProps) {
  const { t, formats } = usePartner(figureTexts, lineTexts, rollUpTexts, valueTexts);
  const writing = { t, formats, figureFormats: useFigureFormats() };
  if (props.isFailed) return <span className="pk-muted">–</span>;
  if ('count' in props) {
    if (props.count === undefined) return <Loading />;
    return (
      // which end it stands at is told by the page, not by the digits
      <span>
        <bdi>{formats.number(props.count)}</bdi>
      </span>
    );
  }
  const { id, kpis, of, onShow, children } = props;
  if (!kpis) {
    return (
      <span className="pk-roll-up-cell">
        <Loading />
        <span className="pk-muted">{'\u00a0'}</span>
        <span className="pk-muted">{'\u00a0'}</span>
      </span>
    );
  }
  const figure = kpis.find((one) => one.id === id);
  const text = figure && valueText(figure, writing);
  const change = figure && changeText(figure, writing);
  const value = <bdi>{text ?? '–'}</bdi>;
  return (
    <span className="pk-roll-up-cell">
      <span>
        {children}
        {onShow && figure?.value ? (
          <button
            form=""
            type="button"
            className="pk-link-button"
            aria-label={t('rollUp.show', {
              figure: `${t(`figure.${id}`)} ${text}`,
              region: isolated(of),
            })}
            onClick={onShow}
          >
            {value}
          </button>
        ) : (
          value
        )}
      </span>
      {figure && (
        <span className="pk-muted">{lineText(figure, licenseFigureRegistry[id].formula, writing)}</span>
      )}
      {/* its line is there where nothing is known of the week before, so that the numbers of a row stand alike */}
      {figure && <span className="pk-muted">{change ?? '\u00a0'}</span>}
    </span>
  );
}

function Loading() {
  return <span className="pk-skeleton" />;
}
