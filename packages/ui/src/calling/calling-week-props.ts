/** Which week a widget of the calling engagement shows, and what choosing another one does. */
export interface CallingWeekProps {
  /** The Sunday of the last week shown; absent, the last complete one. */
  readonly week?: string | undefined;
  /** Makes weeks something that can be chosen: told the Sunday of one. */
  readonly onChooseWeek?: ((week: string) => void) | undefined;
  /** The week that is chosen at the moment; the others step back. */
  readonly chosenWeek?: string | undefined;
}
