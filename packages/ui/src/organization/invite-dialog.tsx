import { addUserSchema, type Role, roles } from '@partnerkit/sdk';
import { useCallback } from 'react';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { CheckboxGroup } from '../primitives/form/checkbox-group.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { TextField } from '../primitives/form/text-field.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { refusedAsTaken } from './refused-as-taken.ts';
import { roleChoices } from './role-choices.ts';
import type { NewUser, useUsers } from './use-users.ts';

interface InviteValues extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly id: string;
  readonly roles: readonly string[];
}

interface InviteDialogProps {
  readonly state: ReturnType<typeof useUsers>;
  readonly onClose: () => void;
}

/** Invites a user: who they are, and by which roles they manage (ORG-3). Nothing is sent by itself. */
export function InviteDialog({ state, onClose }: InviteDialogProps) {
  'use no memo';
  const { t, locale } = usePartner();
  const intentOf = useIntent();
  const problemText = useCallback(
    ({ field, kind }: FieldMisfit) => {
      const isMissing = kind === 'missing';
      if (field === 'email') return t(kind === 'refused' ? 'users.emailTaken' : 'users.emailWrong');
      if (field === 'name') return t(isMissing ? 'users.nameMissing' : 'users.nameWrong');
      if (kind === 'refused') return t('users.idTaken');
      return t(isMissing ? 'users.idMissing' : 'users.idWrong');
    },
    [t],
  );
  const form = useInputForm<InviteValues>({
    schema: addUserSchema,
    toInput: userTyped,
    defaultValues: { name: '', email: '', id: '', roles: [] },
    problemText,
  });
  return (
    <FormDialog
      title={t('users.inviteTitle')}
      form={form}
      fields={['name', 'email', 'id', 'roles']}
      submitLabel={t('users.inviteSubmit')}
      onSubmit={async (values) => {
        try {
          const user = userTyped(values);
          await state.invite(user, intentOf(user));
        } catch (cause) {
          throw refusedAsTaken(cause);
        }
        onClose();
      }}
      onClose={onClose}
    >
      <TextField name="name" label={t('people.name')} autoComplete="off" />
      <TextField name="email" label={t('users.email')} type="email" isOptional />
      <TextField name="id" label={t('users.id')} hint={t('users.idHint')} />
      <CheckboxGroup name="roles" label={t('people.roles')} choices={roleChoices(t, locale)} isOptional />
    </FormDialog>
  );
}

function userTyped({ name, email, id, roles: chosen }: InviteValues): NewUser {
  const address = email.trim();
  return {
    id: id.trim(),
    name,
    ...(address === '' ? {} : { email: address }),
    roles: roles.filter((role: Role) => chosen.includes(role)),
  };
}
