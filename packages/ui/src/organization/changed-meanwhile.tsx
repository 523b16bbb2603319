import { Question } from '../primitives/question.tsx';

interface ChangedMeanwhileProps {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
}

/** Something is other than when it was read: what, and the way on. */
export function ChangedMeanwhile({ title, text, action }: ChangedMeanwhileProps) {
  return (
    <Question title={title}>
      <p>{text}</p>
      {action && (
        <button form="" type="button" className="pk-button" onClick={action.onSelect}>
          {action.label}
        </button>
      )}
    </Question>
  );
}
