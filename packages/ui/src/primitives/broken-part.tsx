import { errorText } from '../i18n/error-text.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { CellFailure } from './cell-failure.tsx';

/** What {@link BrokenPart} takes. */
export interface BrokenPartProps {
  readonly name: string;
  readonly error: unknown;
  /** Whether there is room to say it. */
  readonly isWhole: boolean;
  readonly onRetry: () => void;
}

/** Stands in the place of a slot or a cell of the host's that failed: which, why, and a way to try again. */
export function BrokenPart({ name, error, ...props }: BrokenPartProps) {
  const { t } = usePartner(failureTexts);
  const failure = t('state.partBroken', { part: name, problem: errorText(t, error) });
  return <CellFailure failure={failure} {...props} />;
}
