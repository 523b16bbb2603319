import type { ReactNode } from 'react';

/** A column of {@link PeopleTable}. */
export interface PeopleColumn<One> {
  readonly id: string;
  readonly label: string;
  /** The label is for screen readers alone. */
  readonly isQuiet?: boolean | undefined;
  readonly cell: (person: One) => ReactNode;
}

/** What {@link PeopleTable} takes. The first column names the row. */
export interface PeopleTableProps<One> {
  readonly label: string;
  readonly people: readonly One[];
  readonly keyOf: (person: One) => string;
  readonly columns: readonly PeopleColumn<One>[];
}

/** A few dozen people, a row each. */
export function PeopleTable<One>({ label, people, keyOf, columns }: PeopleTableProps<One>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys
    <section className="pk-side-scroll" aria-label={label} tabIndex={0}>
      <table className="pk-plain-table pk-people">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.isQuiet ? <span className="pk-visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={keyOf(person)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} scope="row">
                    {column.cell(person)}
                  </th>
                ) : (
                  <td key={column.id}>{column.cell(person)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
