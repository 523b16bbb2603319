import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { InputForm } from '../form/use-input-form.ts';
import { useAttempt } from '../use-attempt.ts';
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
  const { attempt, isBusy, failure, isAtWork, forget } = useAttempt();
  /** How often this step held back. */
  const [heldBack, setHeldBack] = useState(0);

  const go = (id: string | undefined) => {
    setHeldBack(0);
    forget();
    if (id !== undefined) onStep(id);
  };
  /** What the source refused is shown where it was asked; answers whether it was. */
  const isShown = (cause: unknown): boolean => {
    const refused = form?.refuse(cause) ?? [];
    const asking = steps.find(({ fields }) => fields?.some((field) => refused.some((it) => isOf(it, field))));
    if (asking && asking.id !== current.id) onStep(asking.id);
    if (asking) setHeldBack((count) => count + 1);
    return asking !== undefined;
  };

  async function next(): Promise<void> {
    if (current.isBlocked) return;
    await attempt(async (busy) => {
      if (current.fields && form && !(await form.check(current.fields))) {
        setHeldBack((count) => count + 1);
        return;
      }
      if (current.onNext) {
        busy();
        await current.onNext();
      }
      go(steps[at + 1]?.id);
    }, isShown);
  }

  return {
    at,
    current,
    isBusy,
    heldBack,
    failure,
    next,
    back: at > 0 ? () => !isAtWork() && go(steps[at - 1]?.id) : undefined,
    /** To a step that was passed already. */
    goTo: (id: string) => !isAtWork() && go(id),
  };
}

function isOf(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
