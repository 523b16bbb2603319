import { barTexts } from '../i18n/texts/bar-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { Tip } from '../primitives/tip.tsx';
import type { LicenseBarParts } from './license-bar-parts.ts';
import type { LicenseBarProps } from './license-bar-props.ts';
import type { BarTip } from './use-license-bar-tip.ts';

/** The exact numbers of a license bar, beside it. The focus stays where it is: the bar itself says the same as a sentence. */
export function LicenseBarTip({
  tip,
  ...numbers
}: LicenseBarProps & { readonly parts: LicenseBarParts | undefined; readonly tip: BarTip }) {
  return (
    <Tip
      anchor={tip.anchor as HTMLElement}
      className="pk-bar-tip"
      onClose={tip.close}
      onPointerEnter={tip.stay}
      onPointerLeave={tip.leave}
    >
      <Numbers {...numbers} />
    </Tip>
  );
}

function Numbers({
  parts,
  purchased,
  assigned,
  used,
  t,
  formats,
}: LicenseBarProps & { readonly parts: LicenseBarParts | undefined }) {
  const say = t.with(barTexts, valueTexts);
  const over = parts?.over ?? 0;
  const rows = [
    { part: 'used', label: say('bar.used'), count: used },
    { part: 'idle', label: say('bar.assigned'), count: assigned },
    over > 0
      ? { part: 'over', label: say('bar.over'), count: over }
      : { part: 'available', label: say('bar.available'), count: parts ? parts.available : null },
    { part: undefined, label: say('bar.total'), count: purchased },
  ];
  return (
    <dl className="pk-bar-numbers">
      {rows.map(({ part, label, count }) => (
        <div key={label}>
          <dt>
            <span className="pk-bar-mark" data-part={part} />
            {label}
          </dt>
          <dd>{count === null ? say('value.unknown') : formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
