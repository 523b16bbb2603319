import './host-cells.css';
import type { ReactNode } from 'react';
import { statusTone } from '../../ui/src/customers/status-tones.ts';

// What a host draws in the cells of its grid, the same for every peer that draws elements: functions, not components, as none of
// them has anything to remember.

/** What a cell shows of several, and what is left to the number behind it. */
export interface Listed {
  readonly shown: string;
  readonly rest: readonly string[];
}

/** A name, whole in its title where the column cuts it off. */
export function nameCell(name: string): ReactNode {
  return (
    <bdi className="host-name" title={name}>
      {name}
    </bdi>
  );
}

/** The most urgent status as a badge, and how many more there are. */
export function statusCell(status: string | undefined, { shown, rest }: Listed): ReactNode {
  if (status === undefined) return '–';
  const badge = (
    <span className="host-badge" data-tone={statusTone(status)}>
      {shown}
    </span>
  );
  return withRest(badge, rest);
}

/** The first products, and how many more there are; a text alone costs less than elements around it. */
export function productsCell({ shown, rest }: Listed): ReactNode {
  return rest.length === 0 ? shown : withRest(<span>{shown}</span>, rest);
}

/** The first tag as a chip, and how many more there are. */
export function tagsCell({ shown, rest }: Listed): ReactNode {
  if (shown === '') return null;
  const chip = (
    <bdi className="host-tag" title={shown}>
      {shown}
    </bdi>
  );
  return withRest(chip, rest);
}

/** What happens next, and on which day. */
export function nextCell(next: { readonly word: string; readonly day: string } | undefined): ReactNode {
  if (!next)
    return (
      <span className="host-muted" title="No value">
        <span aria-hidden="true">–</span>
        <span className="host-hidden">No value</span>
      </span>
    );
  return (
    <>
      <span className="host-muted">{next.word}</span> {next.day}
    </>
  );
}

function withRest(first: ReactNode, rest: readonly string[]): ReactNode {
  if (rest.length === 0) return first;
  return (
    <span className="host-listed">
      {first}
      <button type="button" className="host-more" aria-label={`+${rest.length}: ${rest.join(', ')}`}>
        +{rest.length}
      </button>
    </span>
  );
}
