// biome-ignore-all lint/a11y/noRedundantRoles: some browsers forget what a table is once it is not drawn as one
import type { ReactNode } from 'react';

/** A column of {@link PeopleTable}. */
export interface PeopleColumn<One> {
  readonly id: string;
  readonly label: string;
  /** The label is for screen readers alone. */
  readonly isQuiet?: boolean | undefined;
  /** Numbers stand under each other. */
  readonly isNumber?: boolean | undefined;
  readonly cell: (person: One) => ReactNode;
}

/** What {@link PeopleTable} takes. The first column names the row. */
export interface PeopleTableProps<One> {
  readonly label: string;
  readonly people: readonly One[];
  readonly keyOf: (person: One) => string;
  readonly columns: readonly PeopleColumn<One>[];
}

/** A few dozen people, a row each; where there is no room for columns each of them is a few lines, one below the other. */
export function PeopleTable<One>({ label, people, keyOf, columns }: PeopleTableProps<One>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys
    <section className="pk-side-scroll pk-people-scroll" aria-label={label} tabIndex={0}>
      <table role="table" className="pk-plain-table pk-people">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                data-align={column.isNumber ? 'end' : undefined}
              >
                {column.isQuiet ? <span className="pk-visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {people.map((person) => (
            <tr key={keyOf(person)} role="row">
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} role="rowheader" scope="row">
                    {column.cell(person)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    role="cell"
                    data-label={column.isQuiet ? undefined : column.label}
                    data-align={column.isNumber ? 'end' : undefined}
                  >
                    {column.cell(person)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
