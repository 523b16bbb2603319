import { calendarDay, dayNumber } from '@partnerkit/sdk';
import { useCallingOverview, usePartner } from '@partnerkit/ui';
import { trendTexts } from '@partnerkit/ui/texts';
import type { Texts } from './texts.ts';

interface WeekStepsProps {
  /** The Sunday of the week shown; absent, the last complete one. */
  readonly week: string | undefined;
  /** The Sunday of the last complete week; `undefined` while it is not known. */
  readonly latest: string | undefined;
  readonly onWeekChange: (week: string) => void;
  readonly text: Texts;
}

/** The week shown, and the way from week to week: back to the first of which anything is known. */
export function WeekSteps({ week, latest, onWeekChange, text }: WeekStepsProps) {
  const { t, formats } = usePartner(trendTexts);
  const overview = useCallingOverview(week);
  const firstWeek = overview.data?.firstWeek;
  const shown = week ?? latest;
  // the widgets below say why
  if (!shown && overview.failure) return null;
  const step = (weeks: number) => shown && moved(shown, weeks);
  const before = firstWeek && shown && shown > firstWeek ? step(-1) : undefined;
  const after = latest && shown && shown < latest ? step(1) : undefined;
  return (
    <div className="weeks">
      <button
        type="button"
        aria-label={text.weekBefore}
        disabled={!before}
        onClick={() => before && onWeekChange(before)}
      >
        ‹
      </button>
      <span role="status">{shown ? t('trend.weekOf', { date: formats.day(shown) }) : '\u00a0'}</span>
      <button
        type="button"
        aria-label={text.weekAfter}
        disabled={!after}
        onClick={() => after && onWeekChange(after)}
      >
        ›
      </button>
      {latest && shown !== latest && (
        <button type="button" onClick={() => onWeekChange(latest)}>
          {text.lastWeek}
        </button>
      )}
    </div>
  );
}

/** Whether a text is a week of which anything may be known; until the first and the last are known every day may be one. */
export function isWeekWithin(
  text: string,
  first: string | null | undefined,
  latest: string | undefined,
): boolean {
  const day = dayNumber(text);
  if (day === undefined || latest === undefined) return day !== undefined;
  const behind = (dayNumber(latest) as number) - day;
  return behind >= 0 && behind % 7 === 0 && text >= (first ?? latest);
}

function moved(week: string, weeks: number): string {
  return calendarDay((dayNumber(week) as number) + 7 * weeks);
}
