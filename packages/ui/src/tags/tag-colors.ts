/** The colours that a tag can be given here; each holds in light and dark. */
export const tagColors = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'gray'] as const;

/** One of them. */
export type TagColor = (typeof tagColors)[number];

/** Whether a colour is one of ours; another may stand in the data of a host. */
export function isTagColor(color: string | undefined): color is TagColor {
  return tagColors.some((one) => one === color);
}
