import { dateNotation, decimalNotation, readComparisons } from '../query/comparison-values.ts';
import type { HostQueryFields, UnsignedHostTerm } from '../query/parse-query.ts';
import type { HostFilter } from '../query/query.ts';
import type { QueryScanner } from '../query/query-scanner.ts';
import { checkHostFields, type HostField } from './host-field.ts';

const valueEnds = [',', '"'];

/**
 * The fields of a host's own, as `parseQuery` and `checkQuery` read them (FIL-2). A field that has no `filter` is known too, and a
 * query that asks for it is told so. Throws as {@link checkHostFields} does.
 */
export function hostQueryFields(fields: readonly HostField[]): HostQueryFields {
  checkHostFields(fields);
  const names = fields.flatMap(({ id, filter }) => (filter ? id : []));
  const byName = new Map(fields.map((field) => [field.id.toLowerCase(), field]));
  return {
    names,
    read(scanner, name, start) {
      const field = byName.get(name.toLowerCase());
      if (!field) return undefined;
      if (field.filter) return readTerm(scanner, field.id, field.filter);
      const why = `; ${field.id} is known of the rows in view alone, and cannot be filtered by`;
      return scanner.fail(start, names.length > 0 ? names : ['a text or a field'], why);
    },
  };
}

function readTerm(scanner: QueryScanner, field: string, filter: HostFilter): UnsignedHostTerm {
  const kind = 'host';
  if (filter === 'number') {
    return { kind, field, filter, comparisons: readComparisons(scanner, decimalNotation) };
  }
  if (filter === 'date') return { kind, field, filter, comparisons: readComparisons(scanner, dateNotation) };
  const signs = filter === 'text' ? [':', '='] : [':'];
  const sign = scanner.acceptOne(signs) ?? scanner.fail(scanner.position, signs);
  return { kind, field, filter, isWhole: filter === 'choice' || sign === '=', values: readValues(scanner) };
}

function readValues(scanner: QueryScanner): string[] {
  const values: string[] = [];
  do {
    const start = scanner.position;
    const value = scanner.value(valueEnds);
    if (value === '') scanner.fail(start, ['a value']);
    values.push(value);
  } while (scanner.accept(','));
  scanner.expectBreak([',']);
  return values;
}
