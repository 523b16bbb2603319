import { domainName } from '../i18n/domain-names.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { statusTone } from './status-tones.ts';

/** A status as a word with a mark whose shape differs by kind: colour never speaks alone. */
export function StatusBadge({ status, t }: { status: string; t: Translate }) {
  const say = t.with(statusTexts);
  return (
    <span className="pk-badge" data-tone={statusTone(status)}>
      {domainName(say, 'status', status)}
    </span>
  );
}

/** The most urgent status, and how many more there are; the rest opens from the number (CUS-2). */
export function StatusBadges({ statuses, t }: { statuses: readonly string[]; t: Translate }) {
  const say = t.with(statusTexts, valueTexts);
  const [first, ...more] = statuses;
  if (first === undefined) return <span className="pk-unknown">–</span>;
  const badge = StatusBadge({ status: first, t });
  if (more.length === 0) return badge;
  const rest = more.map((status) => domainName(say, 'status', status)).join(say('value.separator'));
  return (
    <span className="pk-badges">
      {badge}
      <button
        form=""
        type="button"
        className="pk-more"
        data-action="statuses"
        aria-label={`+${more.length}: ${rest}`}
        data-rest={rest}
      >
        +{more.length}
      </button>
    </span>
  );
}
