import type { ReactNode } from 'react';

/** What {@link StateMessage} takes. */
export interface StateMessageProps {
  readonly state: 'empty' | 'noMatch' | 'forbidden' | 'unsupported' | 'failed';
  readonly title: string;
  readonly text?: string | undefined;
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  readonly children?: ReactNode;
}

/** What stands where there is nothing to show: why, and the one thing to do. */
export function StateMessage({ state, title, text, action, children }: StateMessageProps) {
  return (
    <div className="pk-state" data-state={state} role={state === 'failed' ? 'alert' : undefined}>
      <p className="pk-state-title">{title}</p>
      {text !== undefined && <p className="pk-state-text">{text}</p>}
      {children}
      {action && (
        <button form="" type="button" className="pk-button" onClick={action.onSelect}>
          {action.label}
        </button>
      )}
    </div>
  );
}
