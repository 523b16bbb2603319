import { useEffect, useRef } from 'react';

interface ChangedMeanwhileProps {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
}

/** Something is other than when it was read: what, and the way on. It takes the focus, so that it is read out. */
export function ChangedMeanwhile({ title, text, action }: ChangedMeanwhileProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.focus();
  }, []);
  return (
    <div ref={note} className="pk-question" role="alert" tabIndex={-1}>
      <p className="pk-question-title">{title}</p>
      <p>{text}</p>
      {action && (
        <button form="" type="button" className="pk-button" onClick={action.onSelect}>
          {action.label}
        </button>
      )}
    </div>
  );
}
