import type { Formats } from '../i18n/formats.ts';
import { barTexts } from '../i18n/texts/bar-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { type LicenseBarParts, type LicenseCounts, licenseBarParts } from './license-bar-parts.ts';
import type { LicenseBarProps } from './license-bar-props.ts';
import { useLicenseBarTip } from './use-license-bar-tip.ts';

const LicenseBarTip = lazyPart(
  () => import('./license-bar-tip.tsx').then((module) => module.LicenseBarTip),
  ({ tip }) => tip.close(),
);

/**
 * Used, assigned and available licenses on a scale whose end is what was purchased; overage stands beyond that end with
 * its number. The exact numbers show on hover, focus and touch, and are read out as a sentence.
 */
export function LicenseBar({ t, formats, ...counts }: LicenseBarProps) {
  const say = t.with(valueTexts);
  const tip = useLicenseBarTip();
  const parts = licenseBarParts(counts);
  return (
    <>
      <button
        form=""
        type="button"
        className="pk-bar"
        aria-label={sentence(counts, parts, t, formats)}
        {...tip.trigger}
      >
        {parts ? (
          <Drawing parts={parts} purchased={counts.purchased} formats={formats} />
        ) : (
          <span className="pk-unknown">{say('value.unknown')}</span>
        )}
      </button>
      {tip.anchor && <LicenseBarTip {...counts} parts={parts} t={t} formats={formats} tip={tip} />}
    </>
  );
}

/** The part of the room that is what was purchased, in percent; the rest is for what is beyond. */
const scale = 60;
/** So much overage is drawn to scale, as a share of what was purchased; its number says how much it is. */
const mostDrawn = 0.3;

function Drawing({
  parts,
  purchased,
  formats,
}: {
  parts: LicenseBarParts;
  purchased: number;
  formats: Formats;
}) {
  const { over } = parts;
  const beyond = purchased === 0 ? mostDrawn : Math.min(mostDrawn, over / purchased);
  return (
    <>
      <span className="pk-bar-scale" style={{ inlineSize: `${scale}%` }}>
        {(['used', 'idle', 'available'] as const).map(
          (part) =>
            parts[part] > 0 && (
              <span key={part} className="pk-bar-part" data-part={part} style={{ flexGrow: parts[part] }} />
            ),
        )}
      </span>
      {over > 0 && (
        <>
          <span className="pk-bar-end" />
          <span className="pk-bar-part" data-part="over" style={{ inlineSize: `${scale * beyond}%` }} />
          <bdi className="pk-bar-number">{`+${formats.number(over)}`}</bdi>
        </>
      )}
    </>
  );
}

function sentence(
  { purchased, assigned, used }: LicenseCounts,
  parts: LicenseBarParts | undefined,
  t: Translate,
  formats: Formats,
): string {
  const say = t.with(barTexts, valueTexts);
  const text = (count: number | null) => (count === null ? say('value.unknown') : formats.number(count));
  const values = { used: text(used), assigned: text(assigned), total: text(purchased) };
  if (!parts) return say('bar.sentenceUnknown', values);
  if (parts.over > 0) return say('bar.sentenceOver', { ...values, over: text(parts.over) });
  return say('bar.sentence', { ...values, available: text(parts.available) });
}
