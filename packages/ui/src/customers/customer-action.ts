import type { Customer, Permission } from '@partnerkit/sdk';

/** Something that the host does with customers: with one from the menu of its row, with many from the selection. */
export interface CustomerAction {
  /** Unlike that of any other action. */
  readonly id: string;
  /** What it does, by its verb, in the language of the page. */
  readonly label: string;
  /** Who may do it; where the viewer may not it is left out. Absent, everybody may. */
  readonly permission?: Permission | undefined;
  /** Where it is offered; absent, in both places. */
  readonly on?: 'row' | 'selection' | undefined;
  /** Whether it can be done with a customer; one with which it can't is left out. */
  readonly isAvailable?: ((customer: Customer) => boolean) | undefined;
  /** What is asked before, in numbers: "Archive 3 customers? …". Absent, nothing is. */
  readonly confirm?: ((customers: readonly Customer[]) => string) | undefined;
  /** What can't be taken back looks so where it is asked for. */
  readonly tone?: 'danger' | undefined;
  /**
   * Does it. The list is asked for again once its promise is fulfilled; what it rejects with is told, with a way to try again: a
   * `PartnerError` with the code `invalid` in its own words, anything else as a failure whose words only `observe.error` is told. The
   * signal ends when the viewer calls it off or leaves the page.
   */
  readonly run: (
    customers: readonly Customer[],
    context: { readonly signal: AbortSignal },
  ) => void | PromiseLike<void>;
}
