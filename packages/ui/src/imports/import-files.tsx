import { useRef } from 'react';
import { dialogTexts } from '../i18n/texts/dialog-texts.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { wizardTexts } from '../i18n/texts/wizard-texts.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportChangesList } from './import-changes-list.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportedFiles } from './imported-files.tsx';
import { type ImportFilesOptions, type ImportFilesState, useImportFiles } from './use-import-files.ts';

/** What {@link ImportFiles} takes. */
export interface ImportFilesProps extends ImportFilesOptions {}

/**
 * Imports files of the hub: drop them, see what each is and what would change, confirm, and keep a summary (REP-8). Nothing is
 * written before the confirmation.
 */
export function ImportFiles(props: ImportFilesProps) {
  return (
    <Widget>
      <Import {...props} />
    </Widget>
  );
}

function Import(props: ImportFilesProps) {
  const { t } = usePartner(failureTexts);
  const state = useImportFiles(props);
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  if (!state.isSupported) return <UnsupportedState />;
  if (state.mayImport === false)
    return (
      <StateMessage state="forbidden" title={t('state.forbiddenTitle')} text={t('state.forbiddenText')} />
    );
  const { listFailure, failure, query, shown } = state;
  if (listFailure) return <FailureState error={listFailure.error} onRetry={listFailure.retry} t={t} />;
  if (query.isError && !shown)
    return <FailureState error={query.error} onRetry={() => void query.refetch()} t={t} />;
  if (state.isLoading || state.isWaiting) return <CardSkeleton />;
  const retry = () => (shown ? state.forget() : void state.sendAgain());
  return (
    <div ref={widget} className="pk-widget pk-import">
      {failure && <FailureLine error={failure.cause} onRetry={retry} isTrying={state.isBusy} />}
      {shown && query.isError && <FailureLine error={query.error} onRetry={() => void query.refetch()} />}
      <Stage state={state} />
    </div>
  );
}

/** What there is to see and do, by how far the import is. */
function Stage({ state }: { state: ImportFilesState }) {
  const { t } = usePartner(dialogTexts, importsTexts, wizardTexts);
  const { shown, sending, isBusy } = state;
  if (sending) {
    return (
      <ImportProgress
        title={t('imports.sending', { count: sending.files })}
        done={sending.received}
        of={sending.of}
        action={{ label: t('dialog.cancel'), onSelect: state.stopSending }}
      />
    );
  }
  if (!shown) return <FileDrop onFiles={(files) => void state.send(files)} />;
  const stop = { label: t('imports.stop'), onSelect: () => void state.discard() };
  const { progress, files } = shown;
  if (shown.state === 'checking' || shown.state === 'receiving') {
    const title = t('imports.checking', { count: files.length });
    return <ImportProgress title={title} done={progress?.done} of={progress?.of} action={stop} isCounted />;
  }
  if (shown.state === 'importing')
    return (
      <ImportProgress
        title={t('imports.importing')}
        done={progress?.done}
        of={progress?.of}
        action={stop}
        isCounted
      />
    );
  if (shown.state !== 'checked') return <ImportOutcome shown={shown} onStartOver={state.startOver} />;
  const taken = files.filter(({ survey }) => survey?.outcome === 'taken').length;
  return (
    <>
      <section className="pk-card" aria-label={t('imports.wouldChange')}>
        <h3 className="pk-card-title">{t('imports.wouldChange')}</h3>
        <ImportChangesList changes={shown.changes} />
        <div className="pk-card-actions">
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-disabled={isBusy || taken === 0}
            onClick={() => taken > 0 && void state.confirm()}
          >
            {t(isBusy ? 'wizard.working' : 'imports.confirm')}
          </button>
          <button
            form=""
            type="button"
            className="pk-button"
            aria-disabled={isBusy}
            onClick={() => void state.discard().then(state.startOver)}
          >
            {t('imports.discard')}
          </button>
        </div>
      </section>
      <ImportedFiles shown={shown} onPlace={(places) => void state.place(places)} isBusy={isBusy} />
    </>
  );
}
