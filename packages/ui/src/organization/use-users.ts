import type { Role, User } from '@partnerkit/sdk';
import { isFullAdministrator } from '@partnerkit/sdk/rules';
import { isolated } from '../i18n/isolated.ts';
import { usersTexts } from '../i18n/texts/users-texts.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useUserList } from '../provider/use-people.ts';
import { useKnowsViewer, useMay, useViewerId } from '../provider/use-viewer.ts';
import { peopleFound } from './people-search.ts';

/** What {@link useUsers} takes: the search, controlled by whoever hands both over. */
export interface UsersOptions {
  readonly search?: string | undefined;
  readonly defaultSearch?: string | undefined;
  readonly onSearchChange?: ((text: string) => void) | undefined;
}

/** The users of the partner organization, and what can be done with them (ORG-3). */
export function useUsers({ search: given, defaultSearch = '', onSearchChange }: UsersOptions = {}) {
  const { client, changing, notify, t } = usePartner(usersTexts);
  const mayManage = useMay('users.manage');
  const viewerId = useViewerId();
  const knowsViewer = useKnowsViewer();
  const [search, setSearch] = useControlled(given, defaultSearch, onSearchChange);
  const query = useUserList();
  // who may change them has a column more, which has its place from the start
  const users = knowsViewer ? query.data?.items : undefined;
  const full = users?.filter(isFullAdministrator) ?? [];
  const may = (operation: 'users.add' | 'users.setRoles' | 'users.remove') =>
    mayManage && client.supports(operation);
  const told = (
    message: 'users.invited' | 'users.saved' | 'users.removed',
    { name }: { readonly name: string },
  ) => notify({ text: t(message, { name: isolated(name) }) });

  return {
    query,
    /** All users, by name; `undefined` while they load. */
    users,
    /** Those whom the search finds. */
    found: users && peopleFound(users, search),
    search,
    setSearch,
    viewerId,
    mayInvite: may('users.add'),
    mayChangeRoles: may('users.setRoles'),
    mayRemove: may('users.remove'),
    /** Whether somebody is the only full administrator: they keep the role, and stay. */
    isLastFull: ({ id }: Pick<User, 'id'>) => full.length === 1 && full[0]?.id === id,
    /** Adds a user; nothing is sent to them by itself. Rejects where it was not done. */
    invite: async (user: NewUser, intent: string): Promise<void> => {
      await changing(() => client.users.add(user, { idempotencyKey: intent }));
      told('users.invited', user);
    },
    /** Gives a user other roles, unless somebody else has meanwhile. Rejects where it was not done. */
    setRoles: async (user: User, roles: readonly Role[], intent: string): Promise<void> => {
      const { id, version } = user;
      await changing(() =>
        client.users.setRoles({ id, roles: [...roles], version }, { idempotencyKey: intent }),
      );
      told('users.saved', user);
    },
    /** Takes a user out of the organization. Rejects where it was not done. */
    remove: async (user: User, intent: string): Promise<void> => {
      await changing(() => client.users.remove({ id: user.id }, { idempotencyKey: intent }));
      told('users.removed', user);
    },
  };
}

/** Who is invited. */
export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly roles: Role[];
}
