import type { User } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { rolesTexts } from '../i18n/texts/roles-texts.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { SearchField } from '../primitives/search-field.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonName } from './person-name.tsx';
import { RoleBadges } from './role-badges.tsx';
import { RoleTable } from './role-table.tsx';
import { type UsersOptions, useUsers } from './use-users.ts';
import type { UserAct } from './user-act.ts';

const UserDialog = lazyPart(
  () => import('./user-dialog.tsx').then((module) => module.UserDialog),
  ({ onClose }) => onClose(),
);

/** What {@link Users} takes. */
export interface UsersProps extends UsersOptions {}

/**
 * The users of the partner organization (ORG-3): found by name or address, invited, given other roles and removed; and what each
 * role may do, as the one table of permissions says.
 */
export function Users(props: UsersProps) {
  return (
    <Widget>
      <UserList {...props} />
    </Widget>
  );
}

function UserList(props: UsersProps) {
  const { t, client } = usePartner(peopleTexts, rolesTexts, usersTexts);
  const state = useUsers(props);
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const [act, setAct] = useState<UserAct>();
  const { query, users, found } = state;
  const count =
    users && found && found.length < users.length
      ? t('users.found', { found: found.length, count: users.length })
      : users && t('users.count', { count: users.length });
  useAnnounced(count, state.search);
  if (!client.supports('users.list')) return <UnsupportedState />;
  if (query.isError && users === undefined)
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  if (!users || !found) return <CardSkeleton />;
  return (
    <div ref={widget} className="pk-widget pk-users">
      <div className="pk-toolbar">
        <SearchField label={t('people.search')} value={state.search} onChange={state.setSearch} />
        <span className="pk-count">{count}</span>
        {state.mayInvite && (
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-haspopup="dialog"
            onPointerEnter={UserDialog.ahead}
            onFocus={UserDialog.ahead}
            onClick={() => setAct({ kind: 'invite' })}
          >
            {t('users.invite')}
          </button>
        )}
      </div>
      {users.length === 0 && (
        <StateMessage state="empty" title={t('users.none')} text={t('users.noneText')} />
      )}
      {users.length > 0 && found.length === 0 && (
        <StateMessage
          state="noMatch"
          title={t('people.noMatch')}
          text={t('people.noMatchText', { text: isolated(state.search.trim()) })}
        />
      )}
      {found.length > 0 && <UserTable state={state} people={found} onAct={setAct} />}
      <details className="pk-card">
        <summary className="pk-card-head">
          <span className="pk-card-chevron">
            <Icon name="chevronDown" />
          </span>
          <h2 className="pk-card-title">{t('roles.title')}</h2>
        </summary>
        <RoleTable />
      </details>
      {act && (
        <UserDialog
          key={act.kind === 'invite' ? '' : act.user.id}
          act={act}
          state={state}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}

interface UserTableProps {
  readonly state: ReturnType<typeof useUsers>;
  readonly people: readonly User[];
  readonly onAct: (act: UserAct) => void;
}

function UserTable({ state, people, onAct }: UserTableProps) {
  const { t } = usePartner(peopleTexts, usersTexts);
  const hasActions = state.mayChangeRoles || state.mayRemove;
  return (
    <PeopleTable
      label={t('users.count', { count: people.length })}
      people={people}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          label: t('people.name'),
          cell: ({ id, name, email }) => (
            <PersonName name={name} email={email} isViewer={id === state.viewerId} />
          ),
        },
        { id: 'roles', label: t('people.roles'), cell: ({ roles }) => <RoleBadges roles={roles} /> },
        ...(hasActions
          ? [
              {
                id: 'actions',
                label: t('people.actions'),
                isQuiet: true,
                cell: (user: User) => <UserActions user={user} state={state} onAct={onAct} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function UserActions({ user, state, onAct }: Omit<UserTableProps, 'people'> & { readonly user: User }) {
  const { t } = usePartner(peopleTexts, usersTexts);
  const name = isolated(user.name);
  const button = (kind: 'roles' | 'remove', label: string, full: string) => (
    <button
      form=""
      type="button"
      className="pk-button"
      aria-haspopup="dialog"
      aria-label={full}
      onPointerEnter={UserDialog.ahead}
      onFocus={UserDialog.ahead}
      onClick={() => onAct({ kind, user })}
    >
      {label}
    </button>
  );
  return (
    <span className="pk-people-actions">
      {state.mayChangeRoles && button('roles', t('users.edit'), t('users.editNamed', { name }))}
      {/* the last full administrator stays: why stands where their roles are changed */}
      {state.mayRemove &&
        !state.isLastFull(user) &&
        button('remove', t('people.remove'), t('people.removeNamed', { name }))}
    </span>
  );
}
