import { useCallback } from 'react';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What is wrong with a field of the organization's profile, in the viewer's language. */
export function useProfileProblems(): (misfit: FieldMisfit) => string {
  const { t } = usePartner(setupTexts);
  return useCallback(
    ({ field, kind }: FieldMisfit) => {
      if (field === 'country') return t('setup.countryMissing');
      return t(kind === 'missing' ? 'setup.nameMissing' : 'setup.nameWrong');
    },
    [t],
  );
}
