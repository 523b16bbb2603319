import { useMemo } from 'react';
import { dateFormat, numberFormat } from '../i18n/intl-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { Formats } from './formats.ts';
import type { Translate } from './translate.ts';

/** Shares, changes and averages as the provider's locale writes them. */
export interface FigureFormats {
  /** `0.125` as 12.5 %; what would round to nothing, or to the whole, says that it is not quite that. */
  readonly share: (value: number) => string;
  /** The same where shares stand under each other: always one decimal. */
  readonly columnShare: (value: number) => string;
  /** +3, −2, 0. */
  readonly change: (value: number) => string;
  /** One decimal at most. */
  readonly average: (value: number) => string;
  /** Seconds on average: whole ones, from a minute on minutes beside them. */
  readonly duration: (seconds: number) => string;
  /** Day and time in UTC. */
  readonly instant: (instant: string) => string;
}

/** The formats of a locale. */
export function createFigureFormats(locale: string): FigureFormats {
  const common = { maximumFractionDigits: 1 } as const;
  const shares = numberFormat(locale, { ...common, style: 'percent' });
  const columnShares = numberFormat(locale, {
    ...common,
    style: 'percent',
    minimumFractionDigits: 1,
  });
  const changes = numberFormat(locale, { ...common, signDisplay: 'exceptZero' });
  const averages = numberFormat(locale, common);
  const unit = (name: string) =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 });
  const [minutes, seconds] = [unit('minute'), unit('second')];
  const instants = dateFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    share: (value) => apart(shareText(value, shares)),
    columnShare: (value) => apart(shareText(value, columnShares)),
    change: (value) => changes.format(value).replace('-', '−'),
    average: (value) => averages.format(value),
    duration(value) {
      const whole = Math.round(value);
      const rest = whole % 60;
      const parts = whole < 60 ? [] : [minutes.format((whole - rest) / 60)];
      if (rest > 0 || whole === 0) parts.push(seconds.format(rest));
      return parts.join(' ');
    },
    instant(instant) {
      const ms = Date.parse(instant);
      return Number.isFinite(ms) ? `${instants.format(ms)} UTC` : instant;
    },
  };
}

const step = 0.001;

function shareText(value: number, format: Intl.NumberFormat): string {
  if (value > 0 && value < step / 2) return `<${format.format(step)}`;
  if (value < 1 && value >= 1 - step / 2) return `>${format.format(1 - step)}`;
  return format.format(value);
}

const [isolate, endOfIsolate, directionMark] = ['\u2066', '\u2069', '\u200e'];

/** A number that brings a mark of its own direction must not turn the sentence around in which it stands first. */
function apart(text: string): string {
  return text.includes(directionMark) ? `${isolate}${text}${endOfIsolate}` : text;
}

/** The formats of the provider's locale. */
export function useFigureFormats(): FigureFormats {
  const { locale } = usePartner();
  return useMemo(() => createFigureFormats(locale), [locale]);
}

/** What texts of figures are written with. */
export interface FigureWriting {
  readonly t: Translate;
  readonly formats: Formats;
  readonly figureFormats: FigureFormats;
}
