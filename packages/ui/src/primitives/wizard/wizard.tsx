import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { wizardTexts } from '../../i18n/texts/wizard-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { enteredField } from '../focus/entered-field.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { InputFormProvider } from '../form/input-form-provider.tsx';
import type { InputForm } from '../form/use-input-form.ts';
import { Icon } from '../icon.tsx';
import { useWizard } from './use-wizard.ts';
import { WizardFailure } from './wizard-failure.tsx';
import type { WizardStep } from './wizard-step.ts';

/** What {@link Wizard} takes. */
export interface WizardProps<Values extends FieldValues> {
  /** What it does, for example "Start a trial". */
  readonly label: string;
  readonly steps: readonly WizardStep[];
  /** The id of the step that is shown. */
  readonly step: string;
  readonly onStep: (id: string) => void;
  /** Absent, no step has fields. */
  readonly form?: InputForm<Values> | undefined;
  /** The way out; absent, there is none here. */
  readonly onLeave?: (() => void) | undefined;
  /** What is said above all steps, that a draft was found for example. */
  readonly note?: ReactNode;
  /** That of its steps: 3 below the title of a dialog, 2 right below a page's. */
  readonly headingLevel?: 2 | 3 | undefined;
  /** What a failure means, where it has a way on that is better than to try the same again. */
  readonly failureText?: ((cause: unknown, retry: () => void) => ReactNode | undefined) | undefined;
}

/**
 * One group of questions a step, with names for progress. Back loses nothing; a step that is passed is a press away. With
 * each step its heading takes the focus, so that it is read out.
 */
export function Wizard<Values extends FieldValues>({ form, ...props }: WizardProps<Values>) {
  const shown = <Steps {...props} form={form} />;
  return form ? <InputFormProvider form={form}>{shown}</InputFormProvider> : shown;
}

function Steps<Values extends FieldValues>({
  label,
  steps,
  note,
  onLeave,
  failureText,
  headingLevel = 3,
  ...props
}: WizardProps<Values>) {
  const { t } = usePartner(wizardTexts);
  const wizard = useWizard({ ...props, steps, form: props.form });
  const { at, current, isBusy } = wizard;
  const Heading = `h${headingLevel}` as const;
  const heading = useFocusedHeading(current.id, wizard.heldBack);
  const onKeyDown = (event: KeyboardEvent) => {
    const field = enteredField(event);
    if (!field || field.type === 'checkbox') return;
    event.preventDefault();
    void wizard.next();
  };
  return (
    <section className="pk-wizard" aria-label={label} onKeyDown={onKeyDown}>
      <StepList steps={steps} at={at} onGo={wizard.goTo} />
      {note}
      <div className="pk-wizard-step">
        <Heading className="pk-wizard-title" ref={heading} tabIndex={-1}>
          <span className="pk-wizard-position">
            {t('wizard.position', { at: at + 1, count: steps.length })}
            <span className="pk-visually-hidden">:</span>
          </span>{' '}
          {current.name}
        </Heading>
        {props.form && current.fields && <ErrorSummary fields={current.fields} attempt={wizard.heldBack} />}
        {current.content}
      </div>
      {wizard.failure && (
        <WizardFailure
          cause={wizard.failure.cause}
          text={failureText?.(wizard.failure.cause, () => void wizard.next())}
          onRetry={() => void wizard.next()}
          isTrying={isBusy}
        />
      )}
      <div className="pk-wizard-actions">
        {onLeave && (
          <button
            form=""
            type="button"
            className="pk-button pk-quiet"
            aria-disabled={isBusy}
            onClick={() => !isBusy && onLeave()}
          >
            {t('wizard.cancel')}
          </button>
        )}
        <span className="pk-wizard-onward">
          {wizard.back && (
            <button form="" type="button" className="pk-button" aria-disabled={isBusy} onClick={wizard.back}>
              {t('wizard.back')}
            </button>
          )}
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-disabled={isBusy || current.isBlocked}
            onClick={() => void wizard.next()}
          >
            {isBusy ? t('wizard.working') : (current.action ?? t('wizard.next'))}
          </button>
        </span>
      </div>
      <span className="pk-visually-hidden" role="status">
        {isBusy && t('wizard.working')}
      </span>
    </section>
  );
}

/** The heading takes the focus with each step but the first shown: where it opens, whoever opened it decides. */
function useFocusedHeading(step: string, heldBack: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // a step that is shown since it holds back has its summary focused
    if (heldBack === 0) heading.current?.focus();
  }, [step, heldBack]);
  return heading;
}

interface StepListProps {
  readonly steps: readonly WizardStep[];
  readonly at: number;
  readonly onGo: (id: string) => void;
}

function StepList({ steps, at, onGo }: StepListProps) {
  const { t } = usePartner(wizardTexts);
  return (
    <ol className="pk-wizard-steps" aria-label={t('wizard.steps')}>
      {steps.map(({ id, name }, index) => (
        <li
          key={id}
          data-state={index < at ? 'done' : index === at ? 'current' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at ? (
            <button form="" type="button" onClick={() => onGo(id)}>
              <Icon name="check" />
              <span className="pk-wizard-step-name">{name}</span>{' '}
              <span className="pk-visually-hidden">({t('wizard.done')})</span>
            </button>
          ) : (
            <span className="pk-wizard-step-name">{name}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
