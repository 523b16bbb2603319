import { tellDeveloper } from '../../provider/tell-developer.ts';
import type { DataColumn } from './data-column.ts';

/**
 * Our columns, then those of a host that can stand beside them. One whose id is taken is left out, never put in the
 * place of ours; one that sorts by a field the source does not know does not sort. Both are named on the console in
 * development.
 */
export function checkedColumns<Row, Sort extends string>(
  ours: readonly DataColumn<Row, Sort>[],
  extra: readonly DataColumn<Row, Sort>[] | undefined,
  sorts: readonly Sort[],
): readonly DataColumn<Row, Sort>[] {
  const taken = new Set(ours.map(({ id }) => id));
  const known: ReadonlySet<string> = new Set(sorts);
  const fitting = (extra ?? []).flatMap((column) => {
    const { id, sort, ...rest } = column;
    if (taken.has(id)) {
      tellDeveloper(`the column ${JSON.stringify(id)} is left out: another one has this id.`);
      return [];
    }
    taken.add(id);
    if (sort === undefined || known.has(sort)) return [column];
    tellDeveloper(
      `the column ${JSON.stringify(id)} does not sort: ${JSON.stringify(sort)} is none of ${sorts.join(', ')}.`,
    );
    return [{ ...rest, id }];
  });
  return [...ours, ...fitting];
}
