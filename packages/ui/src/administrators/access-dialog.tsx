import { GrantAccessDialog } from './grant-access-dialog.tsx';
import { OwnRoleDialog } from './own-role-dialog.tsx';
import type { AccessChange, useAdministrators } from './use-administrators.ts';

/** What {@link AccessDialog} takes. */
export interface AccessDialogProps {
  /** The own role that is about to be given up; absent, access is granted. */
  readonly giving?: AccessChange | undefined;
  readonly state: ReturnType<typeof useAdministrators>;
  readonly onClose: () => void;
}

/** What is done with access to all customers, over the list (DET-4). */
export function AccessDialog({ giving, ...props }: AccessDialogProps) {
  return giving ? <OwnRoleDialog {...props} access={giving} /> : <GrantAccessDialog {...props} />;
}
