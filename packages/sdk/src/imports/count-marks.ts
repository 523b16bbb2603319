/** A mark that groups digits in some countries and begins decimals in others. */
type Mark = '.' | ',';

/** A number as it is written. `either`: its one mark may group digits or begin decimals. */
interface Written {
  readonly group?: string;
  readonly decimal?: string;
  readonly either?: string;
  /** Whether the mark of `either` could group at all: three digits behind it, one to three before. */
  readonly couldGroup?: boolean;
  readonly digits: string;
  readonly decimals: string;
}

/** What a cell of whole numbers says: a number, or that it may be read in two ways; `undefined` where it is no whole number. */
export type ReadCount = number | 'unclear' | undefined;

/**
 * How a file writes its whole numbers, by all their cells: `2.918`, `2,918`, `2 918` and `2'918` are 2918 and `341.0` is
 * 341, where nothing in the file speaks against it. What may be read in two ways is told, not guessed.
 */
export class CountMarks {
  readonly #groups = new Set<string>();
  readonly #decimals = new Set<string>();
  readonly #likelyGroups = new Set<string>();
  readonly #examples = new Map<string, string>();

  /** Takes a cell as evidence. */
  see(cell: string): void {
    const written = writtenNumber(cell);
    if (!written) return;
    const { group, decimal, either, couldGroup, decimals } = written;
    if (group !== undefined) this.#groups.add(group);
    if (decimal !== undefined) this.#decimals.add(decimal);
    if (either !== undefined && !couldGroup) this.#decimals.add(either);
    // no whole number has these decimals; 341.000 may be 341
    if (either !== undefined && couldGroup && decimals !== '000') this.#likelyGroups.add(either);
    const shape = `${group} ${decimal} ${either} ${couldGroup}`;
    if (group ?? decimal ?? either) this.#examples.set(shape, this.#examples.get(shape) ?? cell.trim());
  }

  /** The whole number that a cell says, once all cells were seen. */
  read(cell: string): ReadCount {
    const written = writtenNumber(cell);
    if (!written) return undefined;
    const { group, decimal, either, couldGroup, digits, decimals } = written;
    const role = either === undefined ? undefined : this.#roleOf(either as Mark);
    if (couldGroup && role === 'group') return count(digits + decimals, '');
    if (couldGroup && role === undefined) return 'unclear';
    const contradicts =
      (isMark(group) && this.#roleOf(group) !== 'group') ||
      (isMark(decimal) && this.#roleOf(decimal) !== 'decimal');
    return contradicts ? 'unclear' : count(digits, decimals);
  }

  /** What is read in another way than it is written, by an example each. */
  notes(): string[] {
    return Array.from(this.#examples.values(), (cell) => [cell, this.read(cell)] as const)
      .filter(([, value]) => typeof value === 'number')
      .map(([cell, value]) => `whole numbers written as "${cell}" are read: ${value}`);
  }

  #roleOf(mark: Mark): 'group' | 'decimal' | undefined {
    const other = mark === '.' ? ',' : '.';
    const [groups, decimals, likely] = [this.#groups, this.#decimals, this.#likelyGroups];
    if (groups.has(mark) || decimals.has(mark)) {
      if (groups.has(mark) && decimals.has(mark)) return undefined;
      return groups.has(mark) ? 'group' : 'decimal';
    }
    if (groups.has(other) !== decimals.has(other)) return groups.has(other) ? 'decimal' : 'group';
    if (likely.has(mark) === likely.has(other)) return undefined;
    return likely.has(mark) ? 'group' : 'decimal';
  }
}

const digitsAndMarks = /^\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*$/;

function writtenNumber(cell: string): Written | undefined {
  const text = cell.trim();
  if (!digitsAndMarks.test(text)) return undefined;
  const parts = text.split(/\D/);
  const marks = text.match(/\D/g) ?? [];
  const [first = '', last = ''] = [marks[0], marks.at(-1)];
  const [digits = '', decimals = ''] = parts;
  if (marks.length === 0) return { digits, decimals: '' };
  if (marks.length === 1 && isMark(first)) {
    return { either: first, couldGroup: areGroups(parts), digits, decimals };
  }
  const hasDecimals = marks.length > 1 && last !== first && isMark(last);
  const whole = hasDecimals ? parts.slice(0, -1) : parts;
  const areSame = marks.slice(0, whole.length - 1).every((mark) => mark === first);
  if (!areSame || !areGroups(whole)) return undefined;
  return {
    group: first,
    ...(hasDecimals ? { decimal: last } : {}),
    digits: whole.join(''),
    decimals: hasDecimals ? (parts.at(-1) ?? '') : '',
  };
}

function areGroups([first = '', ...others]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && others.every(({ length }) => length === 3);
}

function isMark(mark: string | undefined): mark is Mark {
  return mark === '.' || mark === ',';
}

function count(digits: string, decimals: string): number | undefined {
  const value = /^0*$/.test(decimals) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
