/** One of the values that a field may have. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What tells it apart from others, beside the label. */
  readonly detail?: string | undefined;
  /** Other words that it is found by. */
  readonly synonyms?: readonly string[] | undefined;
}
