import { useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { InputForm } from '../form/use-input-form.ts';
import type { WizardStep } from './wizard-step.ts';

interface WizardState<Values extends FieldValues> {
  readonly steps: readonly WizardStep[];
  readonly step: string;
  readonly onStep: (id: string) => void;
  readonly form: InputForm<Values> | undefined;
}

/** Going through the steps: on when the fields hold and the step's own work is done, back at any time. */
export function useWizard<Values extends FieldValues>({ steps, step, onStep, form }: WizardState<Values>) {
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === step),
  );
  const current = steps[at] as WizardStep;
  const isAtWork = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  /** How often this step held back. */
  const [heldBack, setHeldBack] = useState(0);
  const [failure, setFailure] = useState<{ readonly cause: unknown }>();

  const go = (id: string | undefined) => {
    setHeldBack(0);
    setFailure(undefined);
    if (id !== undefined) onStep(id);
  };
  const fail = (cause: unknown) => {
    const refused = form?.refuse(cause) ?? [];
    const asking = steps.find(({ fields }) => fields?.some((field) => refused.some((it) => isOf(it, field))));
    // what the source refused is shown where it was asked
    if (asking && asking.id !== current.id) onStep(asking.id);
    if (asking) setHeldBack((count) => count + 1);
    else setFailure({ cause });
  };

  async function next(): Promise<void> {
    // two presses come before the first is drawn
    if (isAtWork.current || current.isBlocked) return;
    isAtWork.current = true;
    setFailure(undefined);
    try {
      if (current.fields && form && !(await form.check(current.fields))) {
        setHeldBack((count) => count + 1);
        return;
      }
      if (current.onNext) {
        setIsBusy(true);
        await current.onNext();
      }
      go(steps[at + 1]?.id);
    } catch (cause) {
      fail(cause);
    } finally {
      isAtWork.current = false;
      setIsBusy(false);
    }
  }

  return {
    at,
    current,
    isBusy,
    heldBack,
    failure,
    next,
    back: at > 0 ? () => !isAtWork.current && go(steps[at - 1]?.id) : undefined,
    /** To a step that was passed already. */
    goTo: (id: string) => !isAtWork.current && go(id),
  };
}

function isOf(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
