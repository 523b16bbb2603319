import type { SurveyedFile } from './import-file.schema.ts';
import { unreadColumns } from './read-report-file.ts';
import type { FindingPlace, FindingsSink } from './report-findings.ts';

type RefusedLine = SurveyedFile['refusedLines'][number];

/** So many lines of a file are named, and so many notes; all are counted. */
const namedAtMost = 10;
const longestText = 400;

/** What is found in one file: its size does not grow with the file. */
export class FileFindings implements FindingsSink {
  refused = 0;
  readonly lines: RefusedLine[] = [];
  readonly notes: string[] = [];
  /** Why the whole file is left out. */
  problem: string | undefined;

  refuse(_file: string, message: string, { line, field }: FindingPlace = {}): void {
    const told = {
      ...(line === undefined ? {} : { line }),
      ...(field === undefined ? {} : { field: field.slice(0, longestText) }),
      message: message.slice(0, longestText),
    };
    if (line === undefined) {
      this.problem ??= told.message;
      return;
    }
    this.refused++;
    if (this.lines.length < namedAtMost) this.lines.push(told);
  }

  note(_file: string, message: string): void {
    // the columns of the file tell it
    if (message.startsWith(unreadColumns)) return;
    if (this.notes.length < namedAtMost) this.notes.push(message.slice(0, longestText));
  }
}
