import { type ReactNode, useEffect, useRef } from 'react';

/** What {@link Question} takes. */
export interface QuestionProps {
  readonly title: string;
  /** What there is to know, and the ways on. */
  readonly children: ReactNode;
}

/** Something has to be decided before it goes on. It takes the focus, so that it is read out. */
export function Question({ title, children }: QuestionProps) {
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    question.current?.focus();
  }, []);
  return (
    <div ref={question} className="pk-question" role="alert" tabIndex={-1}>
      <p className="pk-question-title">{title}</p>
      {children}
    </div>
  );
}
