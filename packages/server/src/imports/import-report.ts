import type { FindingPlace, FindingsSink, ReportRowCounts } from '@partnerkit/sdk/server';

/** So many lines that were left out are named; of the others only the number is kept. */
export const namedAtMost = 1000;

/** A file that does not hold up. */
export interface KeptPart {
  readonly file: string;
  /** What it would have replaced. */
  readonly what: string;
  readonly counts: ReportRowCounts;
  /** The earlier file of the same that took its place; absent where what was known stands. */
  readonly instead?: string | undefined;
}

/** What an import has read, and what of it was left out. Its size does not grow with the files. */
export class ImportReport implements FindingsSink {
  /** What was read, such as `customers`, and how many. */
  readonly counts = new Map<string, number>();
  /** The first lines that were left out: where and why. */
  readonly refused: string[] = [];
  readonly notes: string[] = [];
  /** What was to be replaced and stands as it was, since its file does not hold up. */
  readonly kept: string[] = [];
  refusedCount = 0;

  /** Files that do not hold up, in whose place an earlier one of the same counts. */
  readonly heldBack: string[] = [];

  /** A file that does not hold up: what was known stays, or an earlier one of the same counts. */
  keep({ file, what, counts: { good, refused }, instead }: KeptPart): void {
    const line = `${what}: only ${good} of the ${good + refused} rows of ${file} could be read`;
    if (instead === undefined) this.kept.push(line);
    else this.heldBack.push(`${line}; ${instead} counts`);
  }

  /** Whether every file took its place, and something could be read at all. */
  get isComplete(): boolean {
    return (
      this.kept.length === 0 &&
      this.heldBack.length === 0 &&
      (this.counts.size > 0 || this.refusedCount === 0)
    );
  }

  count(what: string, more: number): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + more);
  }

  refuse(place: string, message: string, { line, field }: FindingPlace = {}): void {
    this.refusedCount++;
    if (this.refused.length >= namedAtMost) return;
    this.refused.push([place, line && `line ${line}`, field, message].filter(Boolean).join(': '));
  }

  note(file: string, message: string): void {
    this.notes.push(`${file}: ${message}`);
  }
}

const shownLines = 20;

/** An import's outcome in lines for whoever started it. */
export function importLines(report: ImportReport): string[] {
  const counts = [...report.counts].map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  const { refused, refusedCount, notes, kept, heldBack } = report;
  const shown = refused.slice(0, shownLines);
  return [
    ...titled('NOT replaced, what was known stands as it was:', kept),
    ...titled('HELD BACK, an earlier file of the same counts:', heldBack),
    `Read: ${counts.length > 0 ? counts.join(', ') : 'nothing'}.`,
    ...(refusedCount > 0 ? [`Left out: ${refusedCount.toLocaleString('en')}.`] : []),
    ...shown.map((line) => `  ${line}`),
    ...(refusedCount > shown.length
      ? [`  … and ${(refusedCount - shown.length).toLocaleString('en')} more`]
      : []),
    ...notes.slice(0, shownLines).map((line) => `  ${line}`),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [];
}
