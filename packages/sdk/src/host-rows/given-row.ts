/** A row as a host may hand it over: what may be absent may be `null` as well, and an id a whole number. */
export type GivenRow<Row> = Row extends readonly (infer Item)[]
  ? readonly GivenRow<Item>[]
  : Row extends object
    ? { readonly [Field in keyof Row]: GivenField<Field, Row[Field]> }
    : Row;

type GivenField<Field, Value> =
  | GivenRow<Value>
  | (undefined extends Value ? null : never)
  | (Field extends 'id' | `${string}Id` ? number : never);
