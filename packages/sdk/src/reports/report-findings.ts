/** A file, or a line of it, that was left out, and why. */
export interface RefusedReportRow {
  readonly file: string;
  /** Line of the file, from 1; absent for the whole file. */
  readonly line?: number | undefined;
  /** The column, as the file writes it. */
  readonly field?: string | undefined;
  readonly message: string;
}

/** Something that was decided while reading, and nothing was refused for it. */
export interface ReportNote {
  readonly file: string;
  readonly message: string;
}

/** Takes what is found while report files are read. */
export interface FindingsSink {
  readonly refuse: (
    file: string,
    message: string,
    where?: { readonly line?: number | undefined; readonly field?: string | undefined },
  ) => void;
  readonly note: (file: string, message: string) => void;
}

/** What is found while report files are read: all that was left out, and all that was decided. */
export class ReportFindings implements FindingsSink {
  readonly refused: RefusedReportRow[] = [];
  readonly notes: ReportNote[] = [];

  refuse(
    file: string,
    message: string,
    where: { readonly line?: number; readonly field?: string } = {},
  ): void {
    this.refused.push({ file, ...where, message });
  }

  note(file: string, message: string): void {
    this.notes.push({ file, message });
  }
}
