import { trialEnd, trialLimits } from '@partnerkit/sdk/rules';
import { useWatch } from 'react-hook-form';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { RadioGroup } from '../primitives/form/checkbox-group.tsx';
import { TextField } from '../primitives/form/text-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { daysTyped, offeredDays, type TrialValues } from './trial-values.ts';
import { useToday } from './use-today.ts';

/** How long the trial lasts, with its last day (TRI-1, TRI-2). */
export function DurationStep() {
  'use no memo';
  const { t } = usePartner(trialTexts);
  return (
    <div className="pk-fields">
      <RadioGroup
        name="duration"
        label={t('trial.duration')}
        choices={[
          ...offeredDays.map((value) => ({ value, label: t('trial.daysCount', { count: Number(value) }) })),
          { value: 'other', label: t('trial.otherDuration') },
        ]}
        besideOf={(value) => value === 'other' && <TextField name="days" label={t('trial.days')} isNumber />}
      />
      <EndSaid />
    </div>
  );
}

function EndSaid() {
  'use no memo';
  const { t, formats } = usePartner(trialTexts);
  const today = useToday();
  const [duration, days] = useWatch<TrialValues, ['duration', 'days']>({ name: ['duration', 'days'] });
  const typed = daysTyped({ duration, days });
  return (
    <p className="pk-field-said" role="status">
      {typeof typed === 'number' &&
        typed >= 1 &&
        typed <= trialLimits.mostDays &&
        t('trial.endSaid', { start: formats.day(today), end: formats.day(trialEnd(today, typed)) })}
    </p>
  );
}
