/** How a field is wrong: nothing in it, something that does not fit, or refused by the source. */
export type FieldProblemKind = 'missing' | 'misfit' | 'refused';

/** A field that is wrong; what that means in words, the form knows. */
export interface FieldMisfit {
  /** The name of the field in the form. */
  readonly field: string;
  readonly kind: FieldProblemKind;
  readonly value: unknown;
}
