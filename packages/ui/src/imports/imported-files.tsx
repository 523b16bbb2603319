import type { Import, ImportedFile, SurveyedFile } from '@partnerkit/sdk';
import { useState } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { foreignFileTexts } from '../i18n/texts/foreign-file-texts.ts';
import { importKindTexts } from '../i18n/texts/import-kind-texts.ts';
import { importOutcomeTexts } from '../i18n/texts/import-outcome-texts.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { refusedTexts } from '../i18n/texts/refused-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { FilePlaceForm } from './file-place-form.tsx';
import type { NamedFilePlace } from './use-import-files.ts';

interface ImportedFilesProps {
  readonly shown: Import;
  readonly isBusy: boolean;
  readonly onPlace: (places: readonly NamedFilePlace[]) => void;
}

const tones = {
  needsPlace: 'warning',
  waits: 'warning',
  heldBack: 'danger',
  leftOut: 'danger',
  outdated: 'neutral',
  replaced: 'neutral',
  taken: 'success',
} as const;
type Standing = keyof typeof tones;
const standings = Object.keys(tones) as Standing[];

function needsPlace({ survey }: ImportedFile): boolean {
  return survey?.placeProblem !== undefined && survey.problem === undefined;
}

/** `isPlaceOpen`: there are usage files without a place, and whose devices and phone numbers there are is told by theirs. */
function standingOf(file: ImportedFile, isPlaceOpen: boolean): Standing {
  const { survey } = file;
  if (needsPlace(file)) return 'needsPlace';
  if (isPlaceOpen && survey?.outcome === 'heldBack' && survey.good === 0) return 'waits';
  return standings.find((one) => one === survey?.outcome) ?? 'leftOut';
}

/** Every file: what it is, where it belongs, and what of it can be read; what needs somebody comes first. */
export function ImportedFiles({ shown, isBusy, onPlace }: ImportedFilesProps) {
  const { t } = usePartner(importsTexts);
  const isPlaceOpen = shown.files.some(needsPlace);
  const files = shown.files
    .map((file, at) => ({ file, at, standing: standingOf(file, isPlaceOpen) }))
    .sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing) || a.at - b.at);
  const unplaced = files.filter(({ standing }) => standing === 'needsPlace').map(({ file }) => file.id);
  return (
    <section aria-label={t('imports.files', { count: files.length })}>
      <h3 className="pk-card-title">{t('imports.files', { count: files.length })}</h3>
      <ul className="pk-import-files">
        {files.map(({ file, standing }) => (
          <FileLine
            key={file.id}
            file={file}
            standing={standing}
            regions={shown.regions}
            others={unplaced.filter((id) => id !== file.id)}
            isBusy={isBusy}
            onPlace={onPlace}
          />
        ))}
      </ul>
    </section>
  );
}

interface FileLineProps {
  readonly file: ImportedFile;
  readonly standing: Standing;
  readonly regions: readonly string[] | undefined;
  /** Other files without a place. */
  readonly others: readonly string[];
  readonly isBusy: boolean;
  readonly onPlace: ImportedFilesProps['onPlace'];
}

function FileLine({ file, standing, regions, others, isBusy, onPlace }: FileLineProps) {
  const { t, formats } = usePartner(importOutcomeTexts, importsTexts, refusedTexts, regionTexts);
  // of two hundred files only those that are looked at are drawn
  const [isOpen, setIsOpen] = useState(standing === 'needsPlace');
  const { survey } = file;
  return (
    <li>
      <details
        className="pk-import-file"
        open={isOpen}
        onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      >
        <summary>
          <span className="pk-card-chevron">
            <Icon name="chevronDown" />
          </span>
          <span className="pk-import-path">
            <bdi>{file.path}</bdi>
          </span>
          <span className="pk-import-what">
            <span>{whatOf(t, survey)}</span>
            {survey?.region && <span>{domainName(t, 'region', survey.region)}</span>}
            {survey?.week && <span>{formats.day(survey.week)}</span>}
            {survey?.kind && <span>{t('imports.rows', { count: survey.good })}</span>}
            {survey !== undefined && survey.refused > 0 && (
              <span className="pk-import-refused">{t('imports.refused', { count: survey.refused })}</span>
            )}
          </span>
          <span className="pk-badge" data-tone={tones[standing]}>
            <span>{t(`importOutcome.${standing}`)}</span>
          </span>
        </summary>
        {isOpen && survey && (
          <div className="pk-import-details">
            {survey.problem && !survey.foreign && <SaidByReader texts={[survey.problem]} />}
            {standing === 'needsPlace' && (
              <FilePlaceForm
                file={file}
                regions={regions}
                others={others}
                isBusy={isBusy}
                onPlace={onPlace}
              />
            )}
            <Columns survey={survey} />
            <SaidByReader
              texts={together(survey.refusedLines).map(({ line, until, field, message }) =>
                [line && linesText(t, line, until), field, message].filter(Boolean).join(' · '),
              )}
            />
            {survey.refused > survey.refusedLines.length && (
              <p className="pk-muted">
                {t('table.refusedMore', { count: survey.refused - survey.refusedLines.length })}
              </p>
            )}
            <SaidByReader texts={survey.notes} />
          </div>
        )}
      </details>
    </li>
  );
}

type RefusedLine = SurveyedFile['refusedLines'][number];

/** Lines that follow each other and say the same stand once. */
function together(lines: readonly RefusedLine[]): (RefusedLine & { readonly until?: number | undefined })[] {
  const all: (RefusedLine & { until?: number | undefined })[] = [];
  for (const one of lines) {
    const last = all[all.length - 1];
    const follows = last?.line !== undefined && one.line === (last.until ?? last.line) + 1;
    if (last && follows && last.field === one.field && last.message === one.message) last.until = one.line;
    else all.push({ ...one });
  }
  return all;
}

function linesText(t: Translate, from: number, until: number | undefined): string {
  const say = t.with(importsTexts);
  return until === undefined
    ? say('imports.line', { line: from })
    : say('imports.lines', { from, to: until });
}

function whatOf(t: Translate, survey: SurveyedFile | undefined): string {
  const say = t.with(foreignFileTexts, importKindTexts);
  if (survey?.kind) return domainName(say, 'importKind', survey.kind);
  return domainName(say, 'foreignFile', survey?.foreign ?? 'unknown');
}

function Columns({ survey: { columns } }: { survey: SurveyedFile }) {
  const { t } = usePartner(importsTexts);
  if (columns.length === 0) return null;
  const unknown = columns.filter(({ isKnown }) => !isKnown).map(({ name }) => name);
  return (
    <p>
      {t('imports.columnsKnown', { count: columns.length - unknown.length })}
      {unknown.length > 0 && ` · ${t('imports.columnsUnknown', { names: unknown.join(', ') })}`}
    </p>
  );
}

/** What the readers of files say, in English and with cells of any language. */
function SaidByReader({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className="pk-import-said">
      {texts.map((text, at) => (
        <li key={at} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}
