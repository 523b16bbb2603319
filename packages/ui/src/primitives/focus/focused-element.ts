/**
 * The element that has the focus, as seen from beside `near`: inside a shadow root `document.activeElement` is only the
 * host. `null` where nothing on that level has it.
 */
export function focusedElement(near: Node): Element | null {
  const root = near.getRootNode() as Document | ShadowRoot;
  return root.activeElement ?? null;
}

/** Whether the focus is nowhere that anybody chose: the element that had it went away. */
export function isFocusLost(near: Node): boolean {
  const focused = focusedElement(near);
  return focused === null || focused === near.ownerDocument?.body;
}
