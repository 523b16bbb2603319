const tabbable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What the Tab key reaches within an element, in order. */
export function tabbableElements(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(tabbable)].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled, [hidden], [type="hidden"]'),
  );
}
