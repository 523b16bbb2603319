import { assignAdministratorSchema } from '@partnerkit/sdk/schemas';
import { useCallback } from 'react';
import { customerAdminsTexts } from '../i18n/texts/customer-admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { useCustomerAdministrators } from './use-customer-administrators.ts';

interface AssignValues extends Record<string, unknown> {
  readonly userId: string;
}

interface AssignDialogProps {
  readonly state: ReturnType<typeof useCustomerAdministrators>;
  readonly onClose: () => void;
}

/** Adds a partner administrator to a customer, found by name or e-mail address (DET-3). */
export function AssignDialog({ state, onClose }: AssignDialogProps) {
  'use no memo';
  const { t } = usePartner(customerAdminsTexts, peopleTexts);
  const problemText = useCallback(
    ({ kind }: FieldMisfit) => t(kind === 'refused' ? 'people.personRefused' : 'people.personMissing'),
    [t],
  );
  const form = useInputForm<AssignValues>({
    schema: assignAdministratorSchema,
    toInput: ({ userId }) => ({ customerId: state.customerId, userId }),
    defaultValues: { userId: '' },
    problemText,
  });
  const people = state.assignable ?? [];
  const isEverybody = people.length === 0;
  return (
    <FormDialog
      title={t('customerAdmins.addTitle')}
      form={form}
      fields={['userId']}
      submitLabel={t('customerAdmins.addSubmit')}
      isBlocked={isEverybody}
      onSubmit={async ({ userId }) => {
        await state.assign(userId);
        onClose();
      }}
      onClose={onClose}
    >
      <ChoiceField
        name="userId"
        label={t('people.person')}
        hint={t(isEverybody ? 'customerAdmins.everybody' : 'customerAdmins.addHint')}
        choices={people.map(({ id, name, email }) => ({ value: id, label: name, detail: email }))}
      />
    </FormDialog>
  );
}
