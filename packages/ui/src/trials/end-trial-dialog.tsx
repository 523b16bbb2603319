import { useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { TrialDialogProps } from './trial-dialog-props.ts';

/** Asks before a trial is ended, with what it is of and for whom: it can't be taken back (TRI-2). */
export function EndTrialDialog({ trial, state, onClose }: TrialDialogProps) {
  const { t, notify, formats } = usePartner(trialsTexts);
  const [intent] = useState(drawnKey);
  const name = state.customer?.name;
  const licenses = trial.licenses.reduce((sum, { purchased }) => sum + purchased, 0);
  const assigned = trial.licenses.reduce((sum, pool) => sum + (pool.assigned ?? 0), 0);
  return (
    <ConfirmDialog
      title={t('trials.endTitle')}
      text={[
        name === undefined
          ? t('trials.endText', { count: licenses })
          : t('trials.endTextFor', { count: licenses, name: isolated(name) }),
        ...(assigned > 0 ? [t('trials.endAssigned', { count: assigned })] : []),
        t('trials.endLast', { date: formats.day(state.today) }),
      ].join(' ')}
      confirmLabel={t('trials.end')}
      tone="danger"
      onConfirm={async () => {
        await state.end(trial, intent);
        notify({ text: t('trials.endedNotice') });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
