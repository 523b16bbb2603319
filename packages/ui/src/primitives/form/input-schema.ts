/** Where a value does not fit: the names that lead there. */
interface SchemaIssue {
  readonly path: readonly PropertyKey[];
}

/** What a form's input is checked by: the contract's own schema, the same that the source checks by. */
export interface InputSchema {
  readonly safeParse: (value: unknown) => {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly SchemaIssue[] } | undefined;
  };
}
