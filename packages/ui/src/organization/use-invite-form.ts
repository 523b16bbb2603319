import { type Role, roles } from '@partnerkit/sdk';
import { addUserSchema } from '@partnerkit/sdk/schemas';
import { useCallback } from 'react';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { NewUser } from './use-users.ts';

/** Who is to be invited, as it is typed. */
export interface InviteValues extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly id: string;
  readonly roles: readonly string[];
}

/** The fields of an invitation, in their order. */
export const inviteFields = ['name', 'email', 'id', 'roles'] as const;

/** The form by which somebody is invited, with the roles that are chosen to begin with (ORG-3). */
export function useInviteForm(chosen: readonly Role[] = []) {
  const { t } = usePartner(usersTexts);
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
  return useInputForm<InviteValues>({
    schema: addUserSchema,
    toInput: userTyped,
    defaultValues: { name: '', email: '', id: '', roles: chosen },
    problemText,
  });
}

/** Who is invited, of what is typed; an address left empty is none. */
export function userTyped({ name, email, id, roles: chosen }: InviteValues): NewUser {
  const address = email.trim();
  return {
    id: id.trim(),
    name,
    ...(address === '' ? {} : { email: address }),
    roles: roles.filter((role: Role) => chosen.includes(role)),
  };
}
