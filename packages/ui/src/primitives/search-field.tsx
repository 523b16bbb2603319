import { Icon } from './icon.tsx';

/** What {@link SearchField} takes. */
export interface SearchFieldProps {
  /** What is searched, for the eye while it is empty and for screen readers. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A field that is searched by while one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <span className="pk-search">
      <Icon name="search" />
      <input
        form=""
        type="search"
        className="pk-input"
        aria-label={label}
        placeholder={label}
        value={value}
        // pasted, it may hold what nothing that is stored does
        onChange={({ target }) => onChange(target.value.split('\0').join(''))}
      />
    </span>
  );
}
