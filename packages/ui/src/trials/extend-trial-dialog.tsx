import { extendedEnd, trialLimits } from '@partnerkit/sdk/rules';
import { extendTrialSchema } from '@partnerkit/sdk/schemas';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { wholeNumberTyped } from '../primitives/form/whole-number.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import type { TrialDialogProps } from './trial-dialog-props.ts';
import { trialNow } from './trial-now.ts';
import { useProblemTexts } from './use-problem-texts.ts';

interface DaysValues extends Record<string, unknown> {
  readonly days: string;
}

/** Extends a trial by so many days from today, with the new end before it is confirmed (TRI-2). */
export function ExtendTrialDialog({ trial, state, onClose }: TrialDialogProps) {
  'use no memo';
  const { t, formats, notify } = usePartner(trialsTexts);
  const [base, setBase] = useState(trial);
  const intentOf = useIntent();
  const form = useInputForm<DaysValues>({
    schema: extendTrialSchema,
    toInput: ({ days }) => ({
      customerId: base.customerId,
      id: base.id,
      version: base.version,
      days: wholeNumberTyped(days),
    }),
    defaultValues: { days: '30' },
    problemText: useProblemTexts([]),
  });
  const days = wholeNumberTyped(useWatch({ control: form.form.control, name: 'days' }));
  const isWhole = typeof days === 'number' && days >= 1 && days <= trialLimits.mostDays;
  const end = isWhole ? extendedEnd(base.endDate, state.today, days) : undefined;
  const isSame = end === base.endDate;
  return (
    <FormDialog
      title={t('trials.extendTitle')}
      form={form}
      fields={['days']}
      submitLabel={t('trials.extend')}
      isBlocked={isSame}
      failureText={(cause) => {
        const now = trialNow(cause);
        return now && t('trials.extendedElsewhere', { end: formats.day(now.endDate) });
      }}
      onSubmit={async () => {
        try {
          await state.extend(base, Number(days), intentOf([base.version, days]));
        } catch (cause) {
          const now = trialNow(cause);
          // what was shown before is another question than what is shown now
          if (now) setBase(now);
          throw cause;
        }
        notify({ text: t('trials.extendedNotice', { end: formats.day(end ?? base.endDate) }) });
        onClose();
      }}
      onClose={onClose}
    >
      <TextField name="days" label={t('trials.extendDays')} hint={t('trials.extendHint')} isNumber />
      <p className="pk-field-said" role="status">
        {end !== undefined &&
          t(isSame ? 'trials.extendSame' : 'trials.extendSaid', {
            before: formats.day(base.endDate),
            after: formats.day(end),
          })}
      </p>
    </FormDialog>
  );
}
