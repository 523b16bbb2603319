import { InviteDialog } from './invite-dialog.tsx';
import { RemoveUserDialog } from './remove-user-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import type { useUsers } from './use-users.ts';
import type { UserAct } from './user-act.ts';

/** What {@link UserDialog} takes. */
export interface UserDialogProps {
  readonly act: UserAct;
  readonly state: ReturnType<typeof useUsers>;
  readonly onClose: () => void;
}

/** What is done with a user, over the list (ORG-3). */
export function UserDialog({ act, ...props }: UserDialogProps) {
  if (act.kind === 'invite') return <InviteDialog {...props} />;
  if (act.kind === 'roles') return <RolesDialog {...props} user={act.user} />;
  return <RemoveUserDialog {...props} user={act.user} />;
}
