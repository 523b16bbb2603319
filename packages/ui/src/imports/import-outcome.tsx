import type { Import, ImportResult } from '@partnerkit/sdk';
import { isolated } from '../i18n/isolated.ts';
import { importCountTexts } from '../i18n/texts/import-count-texts.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { refusedTexts } from '../i18n/texts/refused-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Icon } from '../primitives/icon.tsx';
import { saveFile } from '../primitives/save-file.ts';
import { usePartner } from '../provider/partner-context.ts';

interface ImportOutcomeProps {
  readonly shown: Import;
  readonly onStartOver: () => void;
}

/** What came of an import that is over, and a summary of it to keep. */
export function ImportOutcome({ shown, onStartOver }: ImportOutcomeProps) {
  const { t } = usePartner(importsTexts);
  const { result, startedBy, problem } = shown;
  const title = titleOf(t, shown);
  const counts = result ? countLines(t, result) : [];
  const save = () =>
    saveFile(
      `import-${shown.createdAt.slice(0, 10)}-${shown.id}.txt`,
      new Blob([summaryText(t, shown, title, counts)], { type: 'text/plain;charset=utf-8' }),
    );
  return (
    <section className="pk-card" data-state={shown.state} aria-label={title}>
      <div role="status">
        <h3 className="pk-card-title pk-import-outcome">
          <Icon name={shown.state === 'done' && result?.isComplete !== false ? 'check' : 'alert'} />
          {title}
        </h3>
      </div>
      {shown.state === 'cancelled' && <p className="pk-muted">{t('imports.cancelledText')}</p>}
      {problem && <p dir="auto">{problem}</p>}
      {counts.length > 0 && (
        <ul className="pk-import-changes">
          {counts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {result && (
        <>
          <Lines title={t('imports.kept')} lines={result.kept} />
          <Lines title={t('imports.heldBack')} lines={result.heldBack} />
          {result.refused > 0 && (
            <Lines
              title={t('imports.refused', { count: result.refused })}
              lines={result.refusedLines.slice(0, 10)}
              more={result.refused - Math.min(result.refusedLines.length, 10)}
            />
          )}
        </>
      )}
      {startedBy && (
        <p className="pk-muted">
          {t('imports.startedBy', { name: isolated(startedBy.name ?? startedBy.id) })}
        </p>
      )}
      <div className="pk-card-actions">
        <button form="" type="button" className="pk-button pk-primary" onClick={onStartOver}>
          {t('imports.more')}
        </button>
        <button form="" type="button" className="pk-button" onClick={save}>
          {t('imports.save')}
        </button>
      </div>
    </section>
  );
}

function Lines({ title, lines, more = 0 }: { title: string; lines: readonly string[]; more?: number }) {
  const { t } = usePartner(refusedTexts);
  if (lines.length === 0) return null;
  return (
    <div className="pk-import-details">
      <p>{title}</p>
      <ul className="pk-import-said">
        {lines.map((line, at) => (
          <li key={at} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="pk-muted">{t('table.refusedMore', { count: more })}</p>}
    </div>
  );
}

function titleOf(t: Translate, { state, result }: Import): string {
  const say = t.with(importsTexts);
  if (state === 'done') return say(result?.isComplete === false ? 'imports.doneInPart' : 'imports.done');
  return say(state === 'cancelled' ? 'imports.cancelled' : 'imports.failed');
}

function countLines(t: Translate, { counts }: ImportResult): string[] {
  return counts.map(({ what, count }) => {
    return t.with(importCountTexts).find(`importCount.${what}`, { count }) ?? `${what}: ${count}`;
  });
}

/** The summary as a text to keep: what the page says, and every line that is known. */
function summaryText(t: Translate, shown: Import, title: string, counts: readonly string[]): string {
  const say = t.with(importsTexts);
  const { result, problem, files, finishedAt = '', startedBy } = shown;
  const block = (name: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', name, ...lines.map((line) => `  ${line}`)] : [];
  return [
    title,
    ...[finishedAt, startedBy && say('imports.startedBy', { name: startedBy.name ?? startedBy.id })].filter(
      Boolean,
    ),
    ...(problem ? ['', problem] : []),
    ...(counts.length > 0 ? ['', ...counts] : []),
    ...block(say('imports.kept'), result?.kept ?? []),
    ...block(say('imports.heldBack'), result?.heldBack ?? []),
    ...block(say('imports.refused', { count: result?.refused ?? 0 }), result?.refusedLines ?? []),
    ...block(
      say('imports.files', { count: files.length }),
      files.map(({ path, survey }) => [path, survey?.problem].filter(Boolean).join(': ')),
    ),
    '',
  ].join('\r\n');
}
