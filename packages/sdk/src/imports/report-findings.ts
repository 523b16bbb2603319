import type { ReportRowCounts } from './holds-up.ts';

/** A file, or a line of it, that was left out, and why. */
export interface RefusedReportRow {
  readonly file: string;
  /** Line of the file, from 1; absent for the whole file. */
  readonly line?: number | undefined;
  /** The column, as the file writes it. */
  readonly field?: string | undefined;
  /** Whose row it is, where that can be read: what it would have said of that customer is not known. */
  readonly customerId?: string | undefined;
  readonly message: string;
}

/** Something that was decided while reading, and nothing was refused for it. */
export interface ReportNote {
  readonly file: string;
  readonly message: string;
}

/** A file that was not good enough to count. */
export interface HeldBackReport {
  readonly file: string;
  /** So many of its rows could be read, and so many not. */
  readonly good: number;
  readonly refused: number;
  /** What is wrong with it, and which file counts instead. */
  readonly message: string;
}

/** Where in a file something is, and of which customer. */
export type FindingPlace = Omit<RefusedReportRow, 'file' | 'message'>;

/** Takes what is found while report files are read. */
export interface FindingsSink {
  readonly refuse: (file: string, message: string, where?: FindingPlace) => void;
  readonly note: (file: string, message: string) => void;
}

/** What is found while report files are read: all that was left out, and all that was decided. */
export class ReportFindings implements FindingsSink {
  readonly refused: RefusedReportRow[] = [];
  readonly notes: ReportNote[] = [];
  readonly heldBack: HeldBackReport[] = [];

  refuse(file: string, message: string, where: FindingPlace = {}): void {
    this.refused.push({ file, ...where, message });
  }

  note(file: string, message: string): void {
    this.notes.push({ file, message });
  }

  /** A file that does not hold up; `instead`: the earlier one that counts. */
  holdBack(file: string, { good, refused }: ReportRowCounts, instead: string | undefined): void {
    const message = `only ${good} of its ${good + refused} rows could be read`;
    this.heldBack.push({
      file,
      good,
      refused,
      message: instead === undefined ? message : `${message}; ${instead}, an earlier file, counts`,
    });
  }
}
