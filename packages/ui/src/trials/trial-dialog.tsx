import { ChangeTrialDialog } from './change-trial-dialog.tsx';
import { EndTrialDialog } from './end-trial-dialog.tsx';
import { ExtendTrialDialog } from './extend-trial-dialog.tsx';
import type { TrialAct, TrialDialogProps } from './trial-dialog-props.ts';

const dialogs = { extend: ExtendTrialDialog, change: ChangeTrialDialog, end: EndTrialDialog };

/** The dialog for one of the things that can be done with a trial. */
export function TrialDialog({ act, ...props }: TrialDialogProps & { readonly act: TrialAct }) {
  const Dialog = dialogs[act];
  return <Dialog {...props} />;
}
