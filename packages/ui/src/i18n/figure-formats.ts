import { useMemo } from 'react';
import { dateFormat, numberFormat } from '../i18n/intl-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { Formats } from './formats.ts';
import { isolated } from './isolated.ts';
import type { Translate } from './translate.ts';

/** Shares, changes and averages as the provider's locale writes them. */
export interface FigureFormats {
  /**
   * `0.2` as 20.0 %, wherever it stands; nothing and the whole have no decimal, and what would round to them says that it is not
   * quite that.
   */
  readonly share: (value: number) => string;
  /** +3, −2, 0. */
  readonly change: (value: number) => string;
  /** One decimal at most. */
  readonly average: (value: number) => string;
  /** Seconds on average: whole ones, from a minute on minutes beside them. */
  readonly duration: (seconds: number) => string;
  /** Day and time in UTC. */
  readonly instant: (instant: string) => string;
  /** A day as it stands under an axis, without its year. */
  readonly tick: (day: string) => string;
}

/** The formats of a locale; each is made when it is first written with. */
export function createFigureFormats(locale: string): FigureFormats {
  const number = (options: Intl.NumberFormatOptions) =>
    once(() => numberFormat(locale, { maximumFractionDigits: 1, ...options }));
  const shares = number({ style: 'percent', minimumFractionDigits: 1 });
  const wholeShares = number({ style: 'percent' });
  const changes = number({ signDisplay: 'exceptZero' });
  const averages = number({});
  const unit = (name: string) =>
    number({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 });
  const [minutes, seconds] = [unit('minute'), unit('second')];
  const instants = once(() => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const ticks = once(() => dateFormat(locale, { month: 'short', day: 'numeric' }));
  return {
    share: (value) => apart(shareText(value, value === 0 || value === 1 ? wholeShares() : shares())),
    change(value) {
      const text = changes().format(value).replace('-', '−');
      // the mark that Arabic begins it with is of the number, not of the sentence that the number begins
      return text.startsWith('\u200e') ? isolated(text) : text;
    },
    average: (value) => averages().format(value),
    duration(value) {
      const whole = Math.round(value);
      const rest = whole % 60;
      const parts = whole < 60 ? [] : [minutes().format((whole - rest) / 60)];
      if (rest > 0 || whole === 0) parts.push(seconds().format(rest));
      return parts.join(' ');
    },
    instant(instant) {
      const ms = Date.parse(instant);
      return Number.isFinite(ms) ? `${instants().format(ms)} UTC` : instant;
    },
    tick: (day) => ticks().format(Date.parse(day)),
  };
}

/** A value that is made when it is first asked for, and kept. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
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

// as long as a provider writes, all below it write alike: formats are slow to make
const kept = new WeakMap<Formats, FigureFormats>();

/** The formats of the provider's locale. */
export function useFigureFormats(): FigureFormats {
  const { locale, formats } = usePartner();
  return useMemo(() => {
    const figureFormats = kept.get(formats) ?? createFigureFormats(locale);
    kept.set(formats, figureFormats);
    return figureFormats;
  }, [locale, formats]);
}

/** What texts of figures are written with. */
export interface FigureWriting {
  readonly t: Translate;
  readonly formats: Formats;
  readonly figureFormats: FigureFormats;
}
