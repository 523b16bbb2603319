import { accessRoles, grantAccessSchema } from '@partnerkit/sdk';
import { useCallback } from 'react';
import { listFormat } from '../i18n/intl-formats.ts';
import { roleName, rolePermissions } from '../organization/role-name.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { RadioGroup } from '../primitives/form/checkbox-group.tsx';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
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
  const { t, client, locale } = usePartner();
  const users = useSourceQuery(['users'], (call) => client.users.list(call), {
    enabled: client.supports('users.list'),
    isPartnerWide: true,
  });
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
      <RadioGroup
        name="role"
        label={t('admins.role')}
        choices={accessRoles.map((role) => ({
          value: role,
          label: roleName(t, role),
          detail: listFormat(locale).format(rolePermissions(t, role)),
        }))}
      />
    </FormDialog>
  );
}
