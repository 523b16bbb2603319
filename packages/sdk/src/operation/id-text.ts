/** An id of a row as its text: of a whole number its digits. `undefined` for what is no id. */
export function idText(id: unknown): string | undefined {
  if (Number.isSafeInteger(id)) return String(id);
  return typeof id === 'string' && id !== '' ? id : undefined;
}
