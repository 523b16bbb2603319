import type { ReactNode } from 'react';
import { Dialog } from '../primitives/dialog/dialog.tsx';
import { Widget } from '../primitives/widget.tsx';

/** What {@link HelpdeskDialog} takes. */
export interface HelpdeskDialogProps {
  readonly title: string;
  readonly form: (close: () => void) => ReactNode;
  readonly onClose: () => void;
}

/** The host's own form over the page; what goes wrong in it is said there and stays there. */
export function HelpdeskDialog({ title, form, onClose }: HelpdeskDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div>
        <Widget>
          <HostForm draw={() => form(onClose)} />
        </Widget>
      </div>
    </Dialog>
  );
}

/** Drawn below the boundary, so that what the host throws is caught by it. */
function HostForm({ draw }: { draw: () => ReactNode }) {
  return <>{draw()}</>;
}
