import type { LocalText, RowProblem } from '@partnerkit/sdk';
import { linkAddress } from '@partnerkit/sdk/rules';
import type { ReactNode } from 'react';

/** One way to reach the partner helpdesk (RES-2): an address, a handler or a form of the host's. */
export interface HelpdeskEntry {
  /** `calling` and `contactCenter` have names in every language. */
  readonly id: string;
  readonly name?: LocalText | undefined;
  /** What it is for, hours, languages. */
  readonly description?: LocalText | undefined;
  /** An address that opens in a new tab. */
  readonly url?: string | undefined;
  /** Opens the host's own chat, ticket or page. */
  readonly onOpen?: (() => void | PromiseLike<void>) | undefined;
  /** Draws the host's own form in a dialog; `close` closes it. */
  readonly form?: ((close: () => void) => ReactNode) | undefined;
}

/** The entries that lead somewhere, and what is wrong with the others. */
export function checkedHelpdesk(entries: readonly HelpdeskEntry[]): {
  readonly entries: readonly HelpdeskEntry[];
  readonly refused: readonly RowProblem[];
} {
  const problems = entries.map((entry, index) => {
    const problem = problemOf(entry);
    return problem && { index, field: `helpdesk.${problem.field}`, message: problem.message };
  });
  return {
    entries: entries.filter((_, index) => !problems[index]),
    refused: problems.filter((problem) => problem !== undefined),
  };
}

function problemOf({ id, url, onOpen, form }: HelpdeskEntry): { field: string; message: string } | undefined {
  if (typeof id !== 'string' || id === '')
    return { field: 'id', message: 'expected a text that is not empty' };
  if (url !== undefined && linkAddress(url) === undefined)
    return { field: 'url', message: 'expected an address that starts with https:// or http://' };
  if (url === undefined && typeof onOpen !== 'function' && typeof form !== 'function')
    return { field: 'url', message: 'expected an address, onOpen or form' };
  return undefined;
}
