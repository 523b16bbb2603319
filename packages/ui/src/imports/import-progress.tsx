import { useId } from 'react';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { ProgressBar } from '../primitives/progress-bar.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface ImportProgressProps {
  readonly title: string;
  readonly done: number | undefined;
  readonly of: number | undefined;
  /** Whether the numbers say something to the viewer. */
  readonly isCounted?: boolean | undefined;
  readonly action: { readonly label: string; readonly onSelect: () => void };
}

/** How far something is, and the way out of it. */
export function ImportProgress({ title, done = 0, of = 0, isCounted = false, action }: ImportProgressProps) {
  const { t } = usePartner(importsTexts);
  const id = useId();
  return (
    <section className="pk-card pk-import-progress">
      <p id={id} className="pk-import-progress-title" role="status">
        {title}
      </p>
      <ProgressBar labelledBy={id} done={done} of={of} />
      <div className="pk-import-progress-foot">
        {isCounted && of > 0 && (
          <span className="pk-muted">{t('imports.progress', { done: Math.min(done, of), of })}</span>
        )}
        <button form="" type="button" className="pk-button" onClick={action.onSelect}>
          {action.label}
        </button>
      </div>
    </section>
  );
}
