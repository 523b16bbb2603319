/** A key as its letter; on a keyboard of another script, the letter that stands there on a Latin one. Other keys are their names. */
export function pressedLetter({ key, code }: { readonly key: string; readonly code: string }): string {
  if (key.length > 1) return key;
  const isOfAnotherScript = key > '~' && /^Key[A-Z]$/.test(code);
  return (isOfAnotherScript ? code.slice(3) : key).toLowerCase();
}
