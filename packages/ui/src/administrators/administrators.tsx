import { type AccessRole, type Administrator, isAccessRole } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { adminsTexts } from '../i18n/texts/admins-texts.ts';
import { customerAdminsTexts } from '../i18n/texts/customer-admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { PeopleTable } from '../organization/people-table.tsx';
import { PersonName } from '../organization/person-name.tsx';
import { roleName } from '../organization/role-name.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { Icon } from '../primitives/icon.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { type AccessChange, useAdministrators } from './use-administrators.ts';

const AccessDialog = lazyPart(
  () => import('./access-dialog.tsx').then((module) => module.AccessDialog),
  ({ onClose }) => onClose(),
);

/**
 * Everybody with access to all customers, by which role (DET-4): granted and taken away by full administrators, shown to all
 * others. The last full administrator keeps the role, and it is said why.
 */
export function Administrators() {
  return (
    <Widget>
      <AccessList />
    </Widget>
  );
}

function AccessList() {
  const { t, client } = usePartner(adminsTexts, customerAdminsTexts, peopleTexts);
  const state = useAdministrators();
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const [isOpen, setIsOpen] = useState(false);
  const [giving, setGiving] = useState<AccessChange>();
  const { query, withAccess, viewerId } = state;
  const count = withAccess && t('admins.count', { count: withAccess.length });
  useAnnounced(count);
  if (!client.supports('administrators.list')) return <UnsupportedState />;
  if (query.isError && withAccess === undefined)
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  if (withAccess === undefined) return <CardSkeleton />;
  const revoke = (person: Administrator, role: AccessRole) => {
    if (person.id !== viewerId || role !== 'partnerFullAdmin') return state.revokeNow({ person, role });
    setGiving({ person, role });
    setIsOpen(true);
  };
  const close = () => {
    setIsOpen(false);
    setGiving(undefined);
  };
  return (
    <div ref={widget} className="pk-widget">
      <div className="pk-toolbar">
        <span className="pk-count">{count}</span>
        {state.mayGrant && (
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-haspopup="dialog"
            onPointerEnter={AccessDialog.ahead}
            onFocus={AccessDialog.ahead}
            onClick={() => setIsOpen(true)}
          >
            {t('admins.grant')}
          </button>
        )}
      </div>
      {withAccess.length === 0 ? (
        <StateMessage state="empty" title={t('admins.none')} text={t('admins.noneText')} />
      ) : (
        <PeopleTable
          label={t('customerAdmins.all')}
          people={withAccess}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'name',
              label: t('people.name'),
              cell: ({ id, name, email }) => (
                <PersonName name={name} email={email} isViewer={id === viewerId} />
              ),
            },
            {
              id: 'roles',
              label: t('people.roles'),
              cell: (person) => (
                <AccessRoles
                  person={person}
                  isLast={state.fullCount === 1}
                  onRevoke={state.mayRevoke ? (role) => revoke(person, role) : undefined}
                />
              ),
            },
          ]}
        />
      )}
      {isOpen && <AccessDialog giving={giving} state={state} onClose={close} />}
    </div>
  );
}

interface AccessRolesProps {
  readonly person: Administrator;
  /** There is one full administrator. */
  readonly isLast: boolean;
  readonly onRevoke: ((role: AccessRole) => void) | undefined;
}

function AccessRoles({ person, isLast, onRevoke }: AccessRolesProps) {
  const { t } = usePartner(adminsTexts);
  const held = person.roles.filter(isAccessRole);
  const keeps = (role: AccessRole) => isLast && role === 'partnerFullAdmin';
  return (
    <span className="pk-role-badges">
      {held.map((role) => {
        const name = roleName(t, role);
        return (
          <span key={role} className="pk-chip">
            <span className="pk-chip-label">{name}</span>
            {onRevoke && !keeps(role) && (
              <button
                form=""
                type="button"
                className="pk-chip-remove"
                aria-label={t('admins.revoke', { name: isolated(person.name), role: isolated(name) })}
                onClick={() => onRevoke(role)}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        );
      })}
      {onRevoke && held.some(keeps) && <span className="pk-muted pk-person-note">{t('admins.last')}</span>}
    </span>
  );
}
