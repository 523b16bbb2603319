import { accessRoles } from '@partnerkit/sdk';
import { grantAccessSchema } from '@partnerkit/sdk/schemas';
import { useCallback } from 'react';
import { adminsTexts } from '../i18n/texts/admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { roleChoices } from '../organization/role-choices.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { RadioGroup } from '../primitives/form/checkbox-group.tsx';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useUserList } from '../provider/use-people.ts';
import type { useAdministrators } from './use-administrators.ts';

interface GrantValues extends Record<string, unknown> {
  readonly userId: string;
  readonly role: string;
}

interface GrantAccessDialogProps {
  readonly state: ReturnType<typeof useAdministrators>;
  readonly onClose: () => void;
}

/** Grants access to all customers: to whom, and by which role, with what it may do (DET-4). */
export function GrantAccessDialog({ state, onClose }: GrantAccessDialogProps) {
  'use no memo';
  const { t } = usePartner(adminsTexts, peopleTexts);
  const users = useUserList();
  const people = users.data?.items ?? state.everybody ?? [];
  const problemText = useCallback(
    ({ field, kind }: FieldMisfit) => {
      if (field === 'role') return t('admins.roleMissing');
      return t(kind === 'refused' ? 'people.personRefused' : 'people.personMissing');
    },
    [t],
  );
  const form = useInputForm<GrantValues>({
    schema: grantAccessSchema,
    toInput: (values) => values,
    defaultValues: { userId: '', role: '' },
    problemText,
  });
  return (
    <FormDialog
      title={t('admins.grantTitle')}
      form={form}
      fields={['userId', 'role']}
      submitLabel={t('admins.grant')}
      onSubmit={async ({ userId, role }) => {
        const person = people.find(({ id }) => id === userId);
        const granted = accessRoles.find((one) => one === role);
        if (!person || !granted) return;
        await state.grant({ person, role: granted });
        onClose();
      }}
      onClose={onClose}
    >
      <ChoiceField
        name="userId"
        label={t('people.person')}
        choices={people.map(({ id, name, email }) => ({ value: id, label: name, detail: email }))}
      />
      <RadioGroup name="role" label={t('admins.role')} choices={roleChoices(t, accessRoles)} />
    </FormDialog>
  );
}
