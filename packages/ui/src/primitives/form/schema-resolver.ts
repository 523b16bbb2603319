import { type FieldErrors, type FieldValues, get, type Resolver, set } from 'react-hook-form';
import type { FieldProblemKind } from './field-problem-kind.ts';
import type { InputSchema } from './input-schema.ts';

/** How a form's values become the input of an operation, and where a problem of the input stands in the form. */
export interface InputOfForm<Values extends FieldValues> {
  /** The schema of the contract; where it depends on what was chosen, of these values. */
  readonly schema: InputSchema | ((values: Values) => InputSchema);
  readonly toInput: (values: Values) => unknown;
  /** The field of the form that shows what is wrong at a path of the input; absent, the path itself. */
  readonly fieldOf?: ((path: string, values: Values) => string) | undefined;
}

/**
 * Checks a form by the contract's schema. Errors carry a kind and no text: the library of schemas speaks English, the
 * form says it in the viewer's language.
 */
export function schemaResolver<Values extends FieldValues>({
  schema,
  toInput,
  fieldOf = (path) => path,
}: InputOfForm<Values>): Resolver<Values> {
  return async (values) => {
    const { success, error } = (typeof schema === 'function' ? schema(values) : schema).safeParse(
      toInput(values),
    );
    const errors: FieldErrors = {};
    for (const { path } of success ? [] : (error?.issues ?? [])) {
      const field = fieldOf(path.map(String).join('.'), values);
      if (!get(errors, field)) set(errors, field, { type: kindOf(get(values, field)) });
    }
    return { values, errors } as Awaited<ReturnType<Resolver<Values>>>;
  };
}

function kindOf(value: unknown): FieldProblemKind {
  const text = typeof value === 'string' ? value.trim() : value;
  return text === undefined || text === null || text === '' || (Array.isArray(text) && text.length === 0)
    ? 'missing'
    : 'misfit';
}
