import type { FindingsSink, ReportRowCounts } from '@partnerkit/sdk/server';

/** So many lines that were left out are named; of the others only the number is kept. */
export const namedAtMost = 1000;

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

  /** A file that does not hold up: what was known stays. */
  keep(file: string, what: string, { good, refused }: ReportRowCounts): void {
    const all = good + refused;
    this.kept.push(`${what}: only ${good} of the ${all} rows of ${file} could be read`);
  }

  /** Whether every file took its place, and something could be read at all. */
  get isComplete(): boolean {
    return this.kept.length === 0 && (this.counts.size > 0 || this.refusedCount === 0);
  }

  count(what: string, more: number): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + more);
  }

  refuse(
    place: string,
    message: string,
    { line, field }: { readonly line?: number; readonly field?: string } = {},
  ): void {
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
  const { refused, refusedCount, notes, kept } = report;
  const shown = refused.slice(0, shownLines);
  return [
    ...(kept.length > 0
      ? ['NOT replaced, what was known stands as it was:', ...kept.map((line) => `  ${line}`)]
      : []),
    `Read: ${counts.length > 0 ? counts.join(', ') : 'nothing'}.`,
    ...(refusedCount > 0 ? [`Left out: ${refusedCount.toLocaleString('en')}.`] : []),
    ...shown.map((line) => `  ${line}`),
    ...(refusedCount > shown.length
      ? [`  … and ${(refusedCount - shown.length).toLocaleString('en')} more`]
      : []),
    ...notes.slice(0, shownLines).map((line) => `  ${line}`),
  ];
}
