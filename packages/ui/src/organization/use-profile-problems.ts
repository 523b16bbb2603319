import { useCallback } from 'react';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What is wrong with a field of the organization's profile, in the viewer's language. */
export function useProfileProblems(): (misfit: FieldMisfit) => string {
  const { t } = usePartner();
  return useCallback(
    ({ field, kind }: FieldMisfit) => {
      if (field === 'country') return t('setup.countryMissing');
      return t(kind === 'missing' ? 'setup.nameMissing' : 'setup.nameWrong');
    },
    [t],
  );
}
