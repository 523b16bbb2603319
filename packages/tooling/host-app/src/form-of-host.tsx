import type { ReactNode } from 'react';

/** A form of the host's own around widgets; the document counts how often it is submitted. */
export function FormOfHost({ children }: { children: ReactNode }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { dataset } = document.documentElement;
        dataset.submits = String(Number(dataset.submits ?? 0) + 1);
      }}
    >
      {children}
      <input name="host" aria-label="Field of the host" />
      <button type="submit">Save</button>
    </form>
  );
}
