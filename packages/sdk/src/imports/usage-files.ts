import { checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import type { FindingsSink } from './report-findings.ts';
import { type ReportPlace, reportPlace } from './report-place.ts';

/** What the user names, where the folders do not say it. */
export interface NamedPlace {
  readonly region?: string | undefined;
  readonly week?: string | undefined;
}

/** How usage files are placed. */
export interface UsagePlaces extends NamedPlace {
  /** The regions that there are; absent for whatever the folders say. */
  readonly regions?: readonly string[] | undefined;
}

/** The usage files of one week of one region; the latest that holds up tells it. */
export interface UsageFiles<File> extends ReportPlace {
  /** In the order in which they were found. */
  readonly files: readonly File[];
}

/**
 * Usage files by week and region, the newest week first: a customer is in the region of its newest week (REP-8). A file that
 * has no place is refused, by its field.
 */
export function usageFiles<File extends { readonly path: string }>(
  files: readonly File[],
  places: UsagePlaces,
  findings: Pick<FindingsSink, 'refuse'>,
): readonly UsageFiles<File>[] {
  checkList('files', files, isRecord);
  checkRecord('places', places);
  const found = new Map<string, UsageFiles<File> & { readonly files: File[] }>();
  for (const file of files) {
    const place = placeOf(file.path, places);
    if ('message' in place) {
      findings.refuse(file.path, place.message, { field: place.field });
      continue;
    }
    const key = `${place.week} ${place.region}`;
    const ofTheSame = found.get(key);
    if (ofTheSame) ofTheSame.files.push(file);
    else found.set(key, { ...place, files: [file] });
  }
  return [...found.values()].sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
}

function placeOf(path: string, { regions, ...named }: UsagePlaces): ReturnType<typeof reportPlace> {
  const place = reportPlace(path, named);
  if ('message' in place || !regions || regions.includes(place.region)) return place;
  return { field: 'region', message: `expected one of ${regions.join(', ')}, found ${place.region}` };
}
