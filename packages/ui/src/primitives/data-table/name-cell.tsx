/**
 * What a row is of; it opens where `openLabel` says what a press does (the row's action `open`). A function, not a component: it stands
 * in every row, and has nothing to remember.
 */
export function nameCell(name: string, openLabel: string | undefined) {
  if (openLabel === undefined) {
    return (
      <bdi className="pk-name" title={name}>
        {name}
      </bdi>
    );
  }
  return (
    <button
      form=""
      type="button"
      className="pk-name pk-link-button"
      // a name that is too long is cut off at its own end
      dir="auto"
      data-action="open"
      title={name}
      aria-label={openLabel}
    >
      <bdi>{name}</bdi>
    </button>
  );
}
