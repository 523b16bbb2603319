import type { ImportFileKind, SurveyedFile } from './import-file.schema.ts';
import type { OpenedFile } from './open-imported-file.ts';

const shownColumns = 200;
const longestName = 100;

/** What is told of a file when it was read. */
export function surveyedFile({
  findings,
  foreign,
  report,
  calls,
  good,
  place,
  placeProblem,
  outcome,
}: OpenedFile): SurveyedFile {
  const kind: ImportFileKind | undefined = report?.kind ?? calls?.kind;
  const columns = report?.columns ?? calls?.columns ?? [];
  const { problem } = findings;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(problem === undefined ? {} : { problem }),
    ...place,
    ...(placeProblem === undefined ? {} : { placeProblem }),
    columns: columns
      .filter(({ name }) => name !== '')
      .slice(0, shownColumns)
      .map(({ name, isKnown }) => ({ name: name.slice(0, longestName), isKnown })),
    good,
    refused: findings.refused,
    refusedLines: findings.lines,
    notes: findings.notes,
    outcome: placeProblem ? 'leftOut' : outcome,
  };
}
