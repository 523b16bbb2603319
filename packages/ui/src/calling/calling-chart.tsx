import { useMemo } from 'react';
import type { ChartData } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { ChartWords } from '../charts/chart-geometry.ts';
import { StackedBars } from '../charts/stacked-bars.tsx';
import type { FigureFormats } from '../i18n/figure-formats.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import type { Formats } from '../i18n/formats.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { AskedPicture, CallingPicture } from './use-calling.ts';

/** What texts of calling charts are written with. */
export interface CallingWriting {
  readonly t: Translate;
  readonly formats: Formats;
  readonly figureFormats: FigureFormats;
}

/** What tells one chart of the calling engagement from the others: its series and its words. */
export interface CallingChartSpec {
  /** What it is called while nothing is known. */
  readonly name: string;
  /** The finding, which is its title; `undefined`: its name is. */
  readonly title: (picture: CallingPicture, writing: CallingWriting) => string | undefined;
  /** What it shows, in a sentence. */
  readonly summary: (picture: CallingPicture, writing: CallingWriting) => string;
  readonly data: (picture: CallingPicture | undefined, writing: CallingWriting) => ChartData;
  readonly positionLabel: string;
  readonly fileName: string;
  /** What is said of one position. */
  readonly describe: (picture: CallingPicture, at: number, writing: CallingWriting) => string;
  readonly gapLabel: string;
  /** What stands where there is nothing to draw. */
  readonly empty: string;
  /** What cannot be known, and why. */
  readonly caveat?: (picture: CallingPicture, writing: CallingWriting) => string | undefined;
}

/** What {@link CallingChart} takes. */
export interface CallingChartProps {
  readonly asked: AskedPicture;
  readonly spec: CallingChartSpec;
  /** Makes positions something that can be chosen. */
  readonly onChoose?: ((id: string) => void) | undefined;
  /** The id of the position that is chosen. */
  readonly chosen?: string | undefined;
}

/** How texts of the calling charts are written in the provider's language. */
function useCallingWriting(): CallingWriting {
  const { t, formats } = usePartner(callingTexts);
  const figureFormats = useFigureFormats();
  return useMemo(() => ({ t, formats, figureFormats }), [t, formats, figureFormats]);
}

/** A chart of the calling engagement (CAL): it says its finding, the week it shows, and what cannot be known. */
export function CallingChart({ asked, spec, onChoose, chosen }: CallingChartProps) {
  const { data: picture, failure, isUpdating, refresh } = asked;
  const writing = useCallingWriting();
  const { formats } = writing;
  const t = writing.t.with(callingTexts);
  const call = useHostCall();
  const data = useMemo(() => spec.data(picture, writing), [spec, picture, writing]);
  const isEmpty =
    picture !== undefined && data.series.every(({ values }) => values.every((value) => value === null));
  const isReady = picture !== undefined && !isEmpty;
  const caveat = isReady ? spec.caveat?.(picture, writing) : undefined;
  const chosenAt = data.positions.findIndex(({ id }) => id === chosen);
  const words: ChartWords = {
    positionLabel: spec.positionLabel,
    describe: (at) => (picture ? spec.describe(picture, at, writing) : ''),
    gapLabel: spec.gapLabel,
  };
  return (
    <ChartFrame
      title={(isReady && spec.title(picture, writing)) || spec.name}
      hasFinding
      summary={isReady ? spec.summary(picture, writing) : picture || failure ? ' ' : undefined}
      data={data}
      state={isReady ? 'ready' : picture || failure ? 'nothing' : 'loading'}
      positionLabel={spec.positionLabel}
      fileName={spec.fileName}
      busy={isUpdating}
      note={
        picture ? (
          <>
            {t('calling.weekNote', { date: formats.day(picture.week) })}
            {caveat && <> {caveat}</>}
          </>
        ) : (
          ' '
        )
      }
    >
      {isReady ? (
        <StackedBars
          data={data}
          words={words}
          onChoose={onChoose && ((at) => call(() => onChoose(data.positions[at]?.id ?? '')))}
          chosen={chosenAt < 0 ? undefined : chosenAt}
        />
      ) : failure ? (
        <FailureState error={failure} onRetry={refresh} t={t} />
      ) : picture ? (
        <StateMessage state="empty" title={t('calling.emptyTitle')} text={spec.empty} />
      ) : (
        <div className="pk-chart-skeleton" aria-hidden="true" />
      )}
    </ChartFrame>
  );
}
