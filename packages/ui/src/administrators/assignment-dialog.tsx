import { AssignDialog } from './assign-dialog.tsx';
import { LeaveCustomerDialog } from './leave-customer-dialog.tsx';
import type { useCustomerAdministrators } from './use-customer-administrators.ts';

/** What {@link AssignmentDialog} takes. */
export interface AssignmentDialogProps {
  /** Whether who looks is about to take themselves off; otherwise somebody is added. */
  readonly isLeaving: boolean;
  readonly state: ReturnType<typeof useCustomerAdministrators>;
  readonly onClose: () => void;
}

/** What is done with the administrators of a customer, over the list (DET-3). */
export function AssignmentDialog({ isLeaving, ...props }: AssignmentDialogProps) {
  return isLeaving ? <LeaveCustomerDialog {...props} /> : <AssignDialog {...props} />;
}
