import { isPartnerError, type Role, roles, type User } from '@partnerkit/sdk';
import { setUserRolesSchema } from '@partnerkit/sdk/schemas';
import { useCallback, useState } from 'react';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { adminsTexts } from '../i18n/texts/admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { rolesTexts } from '../i18n/texts/roles-texts.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import { CheckboxGroup } from '../primitives/form/checkbox-group.tsx';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { roleChoices } from './role-choices.ts';
import { roleName } from './role-name.ts';
import type { useUsers } from './use-users.ts';

interface RolesValues extends Record<string, unknown> {
  readonly roles: readonly string[];
}

interface RolesDialogProps {
  readonly user: User;
  readonly state: ReturnType<typeof useUsers>;
  readonly onClose: () => void;
}

/** A user's roles, with what each may do (ORG-3). Where somebody else has changed them meanwhile, both are shown. */
export function RolesDialog({ user, state, onClose }: RolesDialogProps) {
  'use no memo';
  const { t, locale } = usePartner(adminsTexts, peopleTexts, rolesTexts, usersTexts);
  const [base, setBase] = useState(user);
  const intentOf = useIntent();
  const problemText = useCallback(() => t('users.none'), [t]);
  const form = useInputForm<RolesValues>({
    schema: setUserRolesSchema,
    toInput: ({ roles: chosen }) => ({ id: base.id, roles: known(chosen), version: base.version }),
    defaultValues: { roles: user.roles },
    problemText,
  });
  const named = (held: readonly string[]) =>
    held.length === 0 ? t('roles.none') : listFormat(locale).format(held.map((role) => roleName(t, role)));
  return (
    <FormDialog
      title={t('users.editTitle', { name: isolated(user.name) })}
      form={form}
      fields={['roles']}
      submitLabel={t('users.editSubmit')}
      failureText={(cause) => {
        const now = changedMeanwhile(cause);
        if (now) {
          const chosen = named(known(form.form.getValues().roles));
          return t('users.changedElsewhere', { name: isolated(now.name), now: named(now.roles), chosen });
        }
        return isPartnerError(cause) && cause.code === 'conflict' ? t('admins.last') : undefined;
      }}
      onSubmit={async ({ roles: chosen }) => {
        try {
          await state.setRoles(base, known(chosen), intentOf([base.version, known(chosen)]));
        } catch (cause) {
          const now = changedMeanwhile(cause);
          // what is saved next is put in the place of what is shown now
          if (now) setBase(now);
          throw cause;
        }
        onClose();
      }}
      onClose={onClose}
    >
      <CheckboxGroup
        name="roles"
        label={t('people.roles')}
        hint={state.isLastFull(user) ? t('admins.last') : undefined}
        choices={roleChoices(t)}
      />
    </FormDialog>
  );
}

function known(chosen: readonly string[]): Role[] {
  return roles.filter((role) => chosen.includes(role));
}

/** The user as somebody else has left them, where that is why it failed. */
function changedMeanwhile(cause: unknown): User | undefined {
  return conflictCurrent<User>(cause, ({ roles: held }) => Array.isArray(held));
}
