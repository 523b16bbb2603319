const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14',
  plus: 'M8 3v10M3 8h10',
  detail: 'M2.5 3h11v10h-11zM9 3v10',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  chevronDown: 'M4 6l4 4 4-4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  launch: 'M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5',
  download: 'M8 2.5v7.5M4.5 7L8 10.5 11.5 7M3 13.5h10',
  text: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  views: 'M4 2.5h8v11l-4-3-4 3z',
  check: 'M3 8.5l3 3 7-7',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.4v3.3M8 5.2h.01',
  alert: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 12h.01',
} as const;

/** The name of an icon of the set. */
export type IconName = keyof typeof paths;

/** A line icon of 16 × 16; it says nothing to screen readers, the control around it does. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="pk-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
