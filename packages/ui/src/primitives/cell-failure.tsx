import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { Icon } from './icon.tsx';

/** What stands in a cell or a slot that failed: one button that says why, and tries again. */
export function CellFailure({
  failure,
  isTrying = false,
  isWhole = false,
  onRetry,
}: {
  /** What failed and why, as a sentence. */
  readonly failure: string;
  readonly isTrying?: boolean;
  /** Whether there is room to say it; else it is said where it is pointed at. */
  readonly isWhole?: boolean;
  readonly onRetry: () => void;
}) {
  const { t } = usePartner(failureTexts, stateTexts);
  const label = t(isTrying ? 'state.trying' : 'state.retry');
  return (
    <button
      form=""
      type="button"
      className="pk-link-button pk-cell-failure"
      title={failure}
      aria-label={`${failure} ${label}`}
      aria-disabled={isTrying}
      onClick={onRetry}
    >
      <Icon name="alert" />
      {isWhole ? `${failure} ${label}` : label}
    </button>
  );
}
