import { isFullAdministrator } from '@partnerkit/sdk/rules';
import { type KeyboardEvent, useState } from 'react';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { wizardTexts } from '../i18n/texts/wizard-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { enteredField } from '../primitives/focus/entered-field.ts';
import { ErrorSummary } from '../primitives/form/error-summary.tsx';
import { InputFormProvider } from '../primitives/form/input-form-provider.tsx';
import { useSubmit } from '../primitives/form/use-submit.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { InviteFields } from './invite-fields.tsx';
import { PersonName } from './person-name.tsx';
import { refusedAsTaken } from './refused-as-taken.ts';
import { RoleBadges } from './role-badges.tsx';
import { inviteFields, type useInviteForm, userTyped } from './use-invite-form.ts';
import type { useUsers } from './use-users.ts';

interface AdministratorsStepProps {
  readonly users: ReturnType<typeof useUsers>;
  readonly form: ReturnType<typeof useInviteForm>;
}

/** Who administers already, and the way to invite the first others; nothing has to be entered (ORG-2, ORG-3). */
export function AdministratorsStep({ users, form }: AdministratorsStepProps) {
  const { t, client } = usePartner(setupTexts);
  const there = users.users?.filter(({ roles }) => roles.length > 0);
  return (
    <>
      {client.supports('users.list') && users.query.isError && (
        <FailureLine error={users.query.error} onRetry={() => void users.query.refetch()} />
      )}
      {there && there.length > 0 && (
        <ul className="pk-people-list" aria-label={t('setup.administratorsThere')}>
          {there.map((user) => (
            <li key={user.id}>
              <PersonName name={user.name} email={user.email} isViewer={user.id === users.viewerId} />
              <RoleBadges roles={user.roles} />
            </li>
          ))}
        </ul>
      )}
      {there && there.filter(isFullAdministrator).length === 1 && (
        <p className="pk-muted">{t('setup.oneFull')}</p>
      )}
      {users.mayInvite ? (
        <Invitation users={users} form={form} />
      ) : (
        <p className="pk-muted">{t('setup.inviteClosed')}</p>
      )}
    </>
  );
}

function Invitation({ users, form }: AdministratorsStepProps) {
  const { t } = usePartner(setupTexts, usersTexts, wizardTexts);
  const intentOf = useIntent();
  // the same once more, after they were taken out again, is another intent
  const [invited, setInvited] = useState(0);
  const {
    submit: invite,
    clear,
    isBusy,
    heldBack,
    failure,
  } = useSubmit(form, async (values) => {
    const user = userTyped(values);
    try {
      await users.invite(user, intentOf([invited, user]));
    } catch (cause) {
      throw refusedAsTaken(cause);
    }
    setInvited(invited + 1);
    clear();
    form.form.reset();
    form.form.setFocus('name');
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const field = enteredField(event);
    if (!field || field.type === 'checkbox') return;
    // here it adds somebody; the wizard around would go on
    event.preventDefault();
    void invite();
  };
  return (
    <InputFormProvider form={form}>
      <fieldset className="pk-invitation" onKeyDown={onKeyDown}>
        <legend className="pk-terms-title">{t('setup.inviteTitle')}</legend>
        <div className="pk-fields">
          <ErrorSummary fields={inviteFields} attempt={heldBack} />
          <InviteFields />
          {failure && <FailureLine error={failure.cause} onRetry={() => void invite()} isTrying={isBusy} />}
          <div className="pk-card-actions">
            <button
              form=""
              type="button"
              className="pk-button"
              aria-disabled={isBusy}
              onClick={() => void invite()}
            >
              {t(isBusy ? 'wizard.working' : 'users.inviteSubmit')}
            </button>
          </div>
        </div>
      </fieldset>
    </InputFormProvider>
  );
}
