const tabbable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What the Tab key reaches within an element, in order. */
export function tabbableElements(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(tabbable)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [hidden], [type="hidden"]') &&
      !isPassedOver(element, within),
  );
}

/** Of radio buttons only the chosen one is reached, where there is one. */
function isPassedOver(element: HTMLElement, within: ParentNode): boolean {
  if (!element.matches('[type="radio"]:not(:checked)')) return false;
  const { name } = element as HTMLInputElement;
  const chosen = within.querySelectorAll<HTMLInputElement>('[type="radio"]:checked');
  return name !== '' && [...chosen].some((other) => other.name === name);
}
