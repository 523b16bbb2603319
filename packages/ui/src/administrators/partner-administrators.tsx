import { type MouseEvent, useId, useRef, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { customerAdminsTexts } from '../i18n/texts/customer-admins-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { type PeopleColumn, PeopleTable } from '../organization/people-table.tsx';
import { PersonName } from '../organization/person-name.tsx';
import { RoleBadges } from '../organization/role-badges.tsx';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { RefusedRows } from '../primitives/refused-rows.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { usePermissionScope } from '../provider/use-viewer.ts';
import { type CustomerManager, useCustomerAdministrators } from './use-customer-administrators.ts';

const AssignmentDialog = lazyPart(
  () => import('./assignment-dialog.tsx').then((module) => module.AssignmentDialog),
  ({ onClose }) => onClose(),
);

/** What {@link PartnerAdministrators} takes. */
export interface PartnerAdministratorsProps {
  readonly customerId: string;
  /** Where the host shows `Administrators`: a link stands beside those with access to all customers. */
  readonly administratorsHref?: string | undefined;
  /** Called when that link is pressed: a host that navigates itself prevents the default. */
  readonly onOpenAdministrators?: ((event: MouseEvent<HTMLAnchorElement>) => void) | undefined;
}

/**
 * Who manages a customer (DET-3): the administrators assigned to it, with their role, since when and by whom, added and removed
 * by who may; and apart from them those who see all customers.
 */
export function PartnerAdministrators(props: PartnerAdministratorsProps) {
  return (
    <Widget>
      <Managers {...props} />
    </Widget>
  );
}

type State = ReturnType<typeof useCustomerAdministrators>;

function Managers({ customerId, ...links }: PartnerAdministratorsProps) {
  const { t } = usePartner(customerAdminsTexts);
  const state = useCustomerAdministrators(customerId);
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const { query, everybody, tellsAssigned, tellsEverybody } = state;
  if (!tellsAssigned && !tellsEverybody) return <UnsupportedState />;
  if (query.isError && state.assigned === undefined)
    return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  if ((tellsAssigned && state.assigned === undefined) || (tellsEverybody && everybody.isPending))
    return <CardSkeleton />;
  return (
    <div ref={widget} className="pk-widget pk-customer-admins">
      {tellsAssigned ? (
        <Assigned state={state} />
      ) : (
        <p className="pk-muted">{t('customerAdmins.notToldAssigned')}</p>
      )}
      {everybody.isError ? (
        <FailureState error={everybody.error} onRetry={() => everybody.refetch()} t={t} />
      ) : (
        tellsEverybody && <WithAccess state={state} {...links} />
      )}
    </div>
  );
}

function Assigned({ state }: { state: State }) {
  const { t, formats } = usePartner(customerAdminsTexts, peopleTexts, valueTexts);
  const [open, setOpen] = useState<'add' | 'leave'>();
  const seesAll = usePermissionScope('customers.see') === 'all';
  const { assigned = [], viewerId } = state;
  const count = assigned.length > 0 ? t('customerAdmins.count', { count: assigned.length }) : '';
  useAnnounced(count);
  const remove = (userId: string) =>
    userId === viewerId && !seesAll ? setOpen('leave') : state.unassignNow(userId);
  const columns: PeopleColumn<CustomerManager>[] = [
    {
      id: 'name',
      label: t('people.name'),
      cell: ({ userId, name, email }) => (
        <PersonName name={name} email={email} isViewer={userId === viewerId} />
      ),
    },
    ...(state.tellsEverybody
      ? [{ id: 'roles', label: t('people.roles'), cell: (one: CustomerManager) => <ManagerRoles {...one} /> }]
      : []),
    {
      id: 'added',
      label: t('people.added'),
      cell: ({ addedAt, addedBy }) => {
        if (addedAt === undefined) return <span className="pk-unknown">{t('value.unknown')}</span>;
        const date = formats.instantDay(addedAt);
        return addedBy === undefined ? date : t('people.addedBy', { date, name: isolated(addedBy) });
      },
    },
    ...(state.mayUnassign
      ? [
          {
            id: 'actions',
            label: t('people.actions'),
            isQuiet: true,
            cell: ({ userId, name }: CustomerManager) => (
              <button
                form=""
                type="button"
                className="pk-button"
                aria-label={t('people.removeNamed', { name: isolated(name) })}
                onClick={() => remove(userId)}
              >
                {t('people.remove')}
              </button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <div className="pk-toolbar">
        <span className="pk-count">{count}</span>
        {state.mayAssign && state.tellsEverybody && (
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-haspopup="dialog"
            onPointerEnter={AssignmentDialog.ahead}
            onFocus={AssignmentDialog.ahead}
            onClick={() => setOpen('add')}
          >
            {t('customerAdmins.add')}
          </button>
        )}
      </div>
      <RefusedRows refused={state.refused} />
      {assigned.length === 0 ? (
        <StateMessage state="empty" title={t('customerAdmins.none')} text={t('customerAdmins.noneText')} />
      ) : (
        <PeopleTable label={count} people={assigned} keyOf={({ userId }) => userId} columns={columns} />
      )}
      {open && (
        <AssignmentDialog isLeaving={open === 'leave'} state={state} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

/** Who has lost the role is still assigned, and sees nothing by it. */
function ManagerRoles({ roles }: Pick<CustomerManager, 'roles'>) {
  const { t } = usePartner(customerAdminsTexts);
  if (!roles) return null;
  return roles.length > 0 ? (
    <RoleBadges roles={roles} />
  ) : (
    <span className="pk-muted">{t('customerAdmins.formerRole')}</span>
  );
}

interface WithAccessProps extends Omit<PartnerAdministratorsProps, 'customerId'> {
  readonly state: State;
}

function WithAccess({ state, administratorsHref, onOpenAdministrators }: WithAccessProps) {
  const { t } = usePartner(customerAdminsTexts);
  const id = useId();
  const people = state.withAccess ?? [];
  if (people.length === 0) return null;
  return (
    <section className="pk-with-access" aria-labelledby={id}>
      <div className="pk-toolbar">
        <h3 className="pk-card-title" id={id}>
          {t('customerAdmins.all')}
        </h3>
        {administratorsHref && (
          <a className="pk-link-button" href={administratorsHref} onClick={onOpenAdministrators}>
            {t('customerAdmins.manageAll')}
          </a>
        )}
      </div>
      <p className="pk-muted">{t('customerAdmins.allText')}</p>
      <ul className="pk-people-list">
        {people.map(({ id: userId, name, email, roles }) => (
          <li key={userId}>
            <PersonName name={name} email={email} isViewer={userId === state.viewerId} />
            <RoleBadges roles={roles} />
          </li>
        ))}
      </ul>
    </section>
  );
}
