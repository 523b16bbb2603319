/** A JSON schema, as far as contracts are compared by it. */
export interface ContractSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ContractSchema>>;
  readonly required?: readonly string[];
  readonly items?: ContractSchema;
  readonly anyOf?: readonly ContractSchema[];
}

/** An operation as it was released. */
export interface ReleasedOperation {
  readonly method: string;
  readonly path: string;
  readonly input: ContractSchema;
  readonly output: ContractSchema;
}

/** A contract as it was released, by the ids of its operations. */
export type ReleasedContract = Readonly<Record<string, ReleasedOperation>>;

/**
 * In what two versions of the contract can't work together, whichever of them is the server; what one has and the other lacks is no
 * break. Of an input: a field that one asks for and the other may leave out, a choice that is no longer taken. Of an output: a field
 * that one relies on and the other may leave out.
 */
export function contractBreaks(before: ReleasedContract, after: ReleasedContract): string[] {
  return Object.entries(before).flatMap(([id, old]) => {
    const now = after[id];
    if (!now) return [`${id} is gone`];
    const address = old.method === now.method && old.path === now.path ? [] : [`${id} has moved`];
    return [
      ...address,
      ...schemaBreaks(`${id} input`, old.input, now.input, true),
      ...schemaBreaks(`${id} output`, old.output, now.output, false),
    ];
  });
}

function schemaBreaks(place: string, old: ContractSchema, now: ContractSchema, isInput: boolean): string[] {
  const breaks: string[] = [];
  if (old.type !== undefined && now.type !== undefined && String(old.type) !== String(now.type))
    breaks.push(`${place} is ${now.type}, was ${old.type}`);
  const [wasRequired, isRequired] = [new Set(old.required), new Set(now.required)];
  for (const name of isRequired) if (!wasRequired.has(name)) breaks.push(`${place}.${name} is required now`);
  if (!isInput)
    for (const name of wasRequired)
      if (!isRequired.has(name)) breaks.push(`${place}.${name} may be missing now`);
  if (isInput && now.enum)
    for (const value of old.enum ?? [])
      if (!now.enum.includes(value)) breaks.push(`${place} no longer takes ${value}`);
  for (const [name, schema] of Object.entries(old.properties ?? {})) {
    const found = now.properties?.[name];
    if (found) breaks.push(...schemaBreaks(`${place}.${name}`, schema, found, isInput));
    else if (isInput) breaks.push(`${place}.${name} is no longer known`);
  }
  if (old.items && now.items) breaks.push(...schemaBreaks(`${place}[]`, old.items, now.items, isInput));
  old.anyOf?.forEach((schema, at) => {
    const found = now.anyOf?.[at];
    if (found) breaks.push(...schemaBreaks(place, schema, found, isInput));
  });
  return breaks;
}
