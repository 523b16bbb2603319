import type { ReactNode } from 'react';
import { formTexts } from '../../i18n/texts/form-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';

/** What every field of a form takes. */
export interface FieldProps {
  /** Its name in the form. */
  readonly name: string;
  readonly label: string;
  /** What to enter, or what it is for; absent, the label says it all. */
  readonly hint?: ReactNode;
  readonly isOptional?: boolean | undefined;
}

interface FieldFrameProps extends Omit<FieldProps, 'name'> {
  readonly id: string;
  readonly problem: string | undefined;
  readonly children: ReactNode;
}

/** A label, a hint, the control and what is wrong with it, tied together by `id`. */
export function FieldFrame({ id, label, hint, isOptional, problem, children }: FieldFrameProps) {
  return (
    <div className="pk-field" data-invalid={problem !== undefined || undefined}>
      <label className="pk-field-label" htmlFor={id}>
        <FieldName label={label} isOptional={isOptional} />
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldProblem id={id} problem={problem} />
    </div>
  );
}

/** The same around several controls that answer one question. */
export function FieldGroup({ id, label, hint, isOptional, problem, children }: FieldFrameProps) {
  return (
    <fieldset
      className="pk-field"
      aria-describedby={describedBy({ id, problem }, hint)}
      data-invalid={problem !== undefined || undefined}
    >
      <legend className="pk-field-label">
        <FieldName label={label} isOptional={isOptional} />
      </legend>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldProblem id={id} problem={problem} />
    </fieldset>
  );
}

/** What ties a control, or a group of them, to its hint and its problem. */
export function describedBy(
  { id, problem }: Pick<FieldFrameProps, 'id' | 'problem'>,
  hint: ReactNode,
): string | undefined {
  return [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined;
}

function FieldName({ label, isOptional }: Pick<FieldProps, 'label' | 'isOptional'>) {
  const { t } = usePartner(formTexts);
  return (
    <>
      {label}
      {isOptional && <span className="pk-field-optional"> {t('form.optional')}</span>}
    </>
  );
}

function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint ? (
    <p className="pk-field-hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  return problem === undefined ? null : (
    <p className="pk-field-problem" id={`${id}-problem`}>
      {problem}
    </p>
  );
}
