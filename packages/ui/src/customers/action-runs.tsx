import { isPartnerError } from '@partnerkit/sdk';
import { customerActionTexts } from '../i18n/texts/customer-action-texts.ts';
import { dialogTexts } from '../i18n/texts/dialog-texts.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { ActionActs, ActionRun } from './action-acts.ts';

export { actionActs } from './action-acts.ts';

/** The host's actions that are asked for, under way or failed: a line each, which calls it off or tries it again. */
export function ActionRuns({ runs, acts }: { runs: readonly ActionRun[]; acts: ActionActs }) {
  return runs.map((run) =>
    run.question === undefined ? (
      <ActionLine key={run.key} run={run} acts={acts} />
    ) : (
      <ConfirmDialog
        key={run.key}
        title={run.action.label}
        text={run.question}
        confirmLabel={run.action.label}
        tone={run.action.tone}
        onConfirm={async () => acts.go(run)}
        onClose={() => acts.end(run)}
      />
    ),
  );
}

function ActionLine({ run, acts }: { run: ActionRun; acts: ActionActs }) {
  const { t } = usePartner(customerActionTexts, dialogTexts, noticeTexts);
  const { action, customers, failure } = run;
  return (
    <div className="pk-action-run" role={failure ? undefined : 'status'}>
      {failure ? (
        <FailureLine
          error={failure.cause}
          text={t(isRefused(failure.cause) ? 'customerAction.refused' : 'customerAction.failed', {
            action: action.label,
          })}
          onRetry={() => acts.go(run)}
        />
      ) : (
        <span>{t('customerAction.running', { action: action.label, count: customers.length })}</span>
      )}
      <button form="" type="button" className="pk-link-button" onClick={() => acts.end(run)}>
        {failure ? t('notice.dismiss') : t('dialog.cancel')}
      </button>
    </div>
  );
}

/** The host has let it not go on: nothing has failed. */
function isRefused(cause: unknown): boolean {
  return isPartnerError(cause) && cause.code === 'forbidden';
}
