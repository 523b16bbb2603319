import type { CalendarDay } from '../calendar/calendar-day.ts';
import { checkRecord, checkText } from '../errors/check-argument.ts';
import type { ReportPlace } from './report-place.ts';

/** The region in which a customer is. */
export interface UsageHome {
  readonly region: string;
  /** The newest week of which a usage file of that region told; absent where none did, and others said the region. */
  readonly week?: CalendarDay | undefined;
}

/**
 * What a row of a usage file says of where its customer is (REP-8): that it is where it was known to be (`home`), that it
 * has moved to the file's region, since its week is newer than all that its former region told (`moved`), or nothing, since
 * the row is older, or the region was named by more than a usage file (`misplaced`).
 */
export type UsageRowPlace = 'home' | 'moved' | 'misplaced';

/** Judges the row of a usage file by where its customer was until then; `home` is absent for a new customer (REP-8). */
export function usageRowPlace(home: UsageHome | undefined, place: ReportPlace): UsageRowPlace {
  checkRecord('place', place);
  if (!home || home.region === place.region) return 'home';
  return home.week !== undefined && home.week < place.week ? 'moved' : 'misplaced';
}

/** Why a row of a usage file is refused where it is misplaced; `undefined` where it is not. */
export function misplacedUsage(home: UsageHome | undefined, place: ReportPlace): string | undefined {
  if (!home || usageRowPlace(home, place) !== 'misplaced') return undefined;
  checkText('home.region', home.region);
  checkText('region', place.region);
  const since = home.week === undefined ? '' : ` in its newest week, ${home.week}`;
  return `the organization is in region ${home.region}${since}, not in ${place.region}`;
}
