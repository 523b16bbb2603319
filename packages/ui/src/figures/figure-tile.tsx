import type { ReactNode } from 'react';
import { kpiTexts } from '../i18n/texts/kpi-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link FigureTile} takes. */
export interface FigureTileProps {
  readonly label: string;
  /** `undefined`: there is no value. */
  readonly value: string | undefined;
  /** What has changed since the week before; empty, its line is there all the same, so that tiles stand alike. Absent: no line. */
  readonly change?: string | undefined;
  /** Whether it has risen (1) or fallen (−1). */
  readonly direction?: number | undefined;
  /** The quiet line below the value. */
  readonly line: string | undefined;
  /** One more quiet line: what it costs. */
  readonly note?: string | undefined;
  /** While it loads a skeleton of the same shape stands instead. */
  readonly isLoading: boolean;
  /** Makes the tile a button that shows what it counts. */
  readonly onShow?: (() => void) | undefined;
  /** Whether what it counts is shown at the moment. */
  readonly isShown?: boolean | undefined;
  /** The way to how it is computed. */
  readonly children?: ReactNode;
}

/** A figure with its name, its value, one quiet line, and the way to how it is computed. */
export function FigureTile({ label, value, line, note, isLoading, ...props }: FigureTileProps) {
  const { change, direction = 0, onShow, isShown, children } = props;
  const { t } = usePartner(kpiTexts);
  const content = (
    <>
      <span className="pk-tile-label">{label}</span>
      <span className="pk-tile-value" data-none={(!isLoading && value === undefined) || undefined}>
        {isLoading ? <span className="pk-skeleton" /> : <bdi>{value ?? '–'}</bdi>}
      </span>
      {change !== undefined && (
        <span className="pk-tile-change" data-direction={change && direction !== 0 ? direction : undefined}>
          {change || '\u00a0'}
        </span>
      )}
      <span className="pk-tile-line">{isLoading ? <span className="pk-skeleton" /> : line}</span>
      {note !== undefined && <span className="pk-tile-line">{note}</span>}
    </>
  );
  return (
    <li className="pk-tile" data-shown={isShown || undefined}>
      {onShow ? (
        <button
          form=""
          type="button"
          className="pk-tile-content pk-tile-show"
          aria-pressed={isShown}
          onClick={onShow}
        >
          {content}
          <span className="pk-visually-hidden">{t('kpi.show')}</span>
        </button>
      ) : (
        <div className="pk-tile-content">{content}</div>
      )}
      {children}
    </li>
  );
}
