import { stateTexts } from '../i18n/texts/state-texts.ts';
import type { PartnerContextValue } from '../provider/partner-context.ts';
import { type FailureParts, loadFailureParts } from './failure-parts.ts';

/** Says in a notice that something failed and why, in words around that; where what tells it does not come, that it did not. */
export function notifyFailure(
  { notify, t }: Pick<PartnerContextValue, 'notify' | 't'>,
  cause: unknown,
  words: (problem: string) => string = (problem) => problem,
): void {
  const tell = (problem: string) => notify({ tone: 'danger', text: words(problem) });
  const explain = ({ errorText }: FailureParts) => tell(errorText(t, cause));
  const parts = loadFailureParts.atHand();
  if (parts) explain(parts);
  else loadFailureParts().then(explain, () => tell(t.with(stateTexts)('state.partFailed')));
}
