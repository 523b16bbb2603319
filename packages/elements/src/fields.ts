/**
 * What a field of an element takes: a text, JSON, one of some texts, an attribute that is there or not, or what no attribute
 * can say (functions, sources).
 */
export type FieldKind = 'text' | 'json' | 'flag' | 'property' | readonly string[];

/** The fields of an element by the names of their properties; attributes have the same name with hyphens. */
export type Fields = Readonly<Record<string, FieldKind>>;

/** The attribute that says a field: `asOf` is `as-of`. */
export function attributeName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What an attribute says, or why it says nothing; a text for the developer that names the attribute. */
export type ReadAttribute =
  | { readonly value: unknown; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: string };

/** Reads what stands in an attribute; `null` is an attribute that is not there. */
export function readAttribute(field: string, kind: FieldKind, text: string | null): ReadAttribute {
  if (text === null) return { value: undefined };
  if (kind === 'flag') return { value: true };
  if (kind === 'json') return readJson(field, text);
  if (typeof kind === 'string' || kind.includes(text)) return { value: text };
  return {
    problem: `The attribute ${attributeName(field)} is none of ${kind.join(', ')}: ${shortened(text)}`,
  };
}

function readJson(field: string, text: string): ReadAttribute {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: `The attribute ${attributeName(field)} holds no JSON: ${shortened(text)}` };
  }
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
