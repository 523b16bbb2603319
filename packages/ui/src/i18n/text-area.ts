/** The area that a text loads with: the first part of its id, unless it is one of those that load later. */
export function textArea(id: string, later: Readonly<Record<string, readonly string[]>>): string {
  const named = Object.entries(later).find(([, beginnings]) => beginnings.some((one) => id.startsWith(one)));
  return named?.[0] ?? id.slice(0, id.indexOf('.'));
}
