import { createContext, useContext } from 'react';

/** How much of the list is selected, and what a press in the header does about it. */
export interface WholeSelection {
  readonly selected: 'all' | 'some' | 'none';
  readonly toggle: () => void;
}

/** What the check box in the header shows: its column stays the same, so that no row is drawn anew. */
export const SelectedRows = createContext<WholeSelection>({ selected: 'none', toggle: () => {} });

/** The check box in the header: it selects all that the query finds, or nobody. */
export function SelectAll({ label }: { readonly label: string }) {
  const { selected, toggle } = useContext(SelectedRows);
  return (
    <input
      form=""
      type="checkbox"
      className="pk-checkbox"
      aria-label={label}
      ref={(box) => {
        if (box) box.indeterminate = selected === 'some';
      }}
      checked={selected === 'all'}
      onChange={toggle}
    />
  );
}
