import { statusIds } from '../customers/status-ids.ts';
import { kpiNames } from '../kpis/kpi-registry.ts';
import type { ChoiceField } from './query.ts';
import type { QueryScanner } from './query-scanner.ts';

/** Values that a field has by itself; the values of the other fields are data. */
const knownValues: { readonly [Field in ChoiceField]?: readonly string[] } = {
  status: statusIds,
  product: ['meetings', 'calling', 'messaging', 'realTimeTranslations'],
  type: ['subscription', 'trial'],
  managed: ['partner', 'external'],
  kpi: kpiNames,
};

const valueEnds = [',', '"'];

/** Reads the values of a choice field, known ones in their canonical spelling. */
export function readChoices(scanner: QueryScanner, field: ChoiceField): string[] {
  const values: string[] = [];
  do {
    values.push(readChoice(scanner, field));
  } while (scanner.accept(','));
  scanner.expectBreak([',']);
  return values;
}

/** Whether a value can only be written in quotes: one of a newer data source, in a field whose values are known. */
export function isForeignChoice(field: ChoiceField, value: string): boolean {
  return isClosed(field) && !knownValues[field]?.includes(value);
}

/** In a closed field a bare value must be known, so that a slip of the pen is an error; quotes mean what they hold. */
function isClosed(field: ChoiceField): boolean {
  return field !== 'product' && knownValues[field] !== undefined;
}

function readChoice(scanner: QueryScanner, field: ChoiceField): string {
  const known = knownValues[field] ?? [];
  const start = scanner.position;
  const isQuoted = scanner.next === '"';
  const value = scanner.value(valueEnds);
  const spelling = known.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (spelling !== undefined) return spelling;
  const isFree = isQuoted || !isClosed(field);
  if (!isFree || value === '') scanner.fail(start, isClosed(field) ? known : ['a value', ...known]);
  return value;
}
