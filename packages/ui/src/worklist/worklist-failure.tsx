import { stateTexts } from '../i18n/texts/state-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart, nothingOpened } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { FailedWorklistAct } from './use-worklist-changes.ts';

const WorklistVersions = lazyPart(
  () => import('./worklist-versions.tsx').then((module) => module.WorklistVersions),
  nothingOpened,
);

/** What {@link WorklistFailure} takes. */
export interface WorklistFailureProps {
  readonly failure: FailedWorklistAct;
  readonly nameOf: (userId: string) => string;
}

/** What did not come about for a customer, with both versions where somebody else was faster; the notice has told it. */
export function WorklistFailure({ failure, nameOf }: WorklistFailureProps) {
  const { t } = usePartner(stateTexts, worklistTexts);
  const { conflict } = failure;
  return (
    <div className="pk-failure-line">
      <Icon name="alert" />
      <span>{failure.text}</span>
      {conflict && <WorklistVersions conflict={conflict} nameOf={nameOf} />}
      <button form="" type="button" className="pk-link-button" onClick={failure.again}>
        {t(conflict ? 'worklist.doAnyway' : 'state.retry')}
      </button>
      <button form="" type="button" className="pk-link-button" onClick={failure.forget}>
        {t('worklist.leave')}
      </button>
    </div>
  );
}
