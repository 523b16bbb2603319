/**
 * What a read of the source has come to. Something asked again keeps its answer until the new one comes, and where that
 * fails.
 */
export interface SourceAnswer<Answer> {
  /** The answer; `undefined` before there is one. */
  readonly data: Answer | undefined;
  /** Why it failed when it was last asked for, a `PartnerError` unless the source threw something else; `null` while it has not. */
  readonly error: Error | null;
  /** Whether there is neither an answer nor a failure. */
  readonly isPending: boolean;
  /** Whether it failed when it was last asked for. */
  readonly isError: boolean;
  /** Whether it is being asked for, the first time or again. */
  readonly isFetching: boolean;
  /** Whether `data` answers what was asked before, and stands in while this is asked. */
  readonly isPlaceholderData: boolean;
  /** When the answer came, in milliseconds since 1970; 0 before. */
  readonly dataUpdatedAt: number;
  /** When it failed, in milliseconds since 1970; 0 where it never has. */
  readonly errorUpdatedAt: number;
  /**
   * Asks again; resolves, and never rejects, with what came of it. What is being asked for is called off and asked anew, unless
   * `cancelRefetch` is `false`.
   */
  readonly refetch: (options?: {
    readonly cancelRefetch?: boolean | undefined;
  }) => Promise<SourceAnswer<Answer>>;
}
