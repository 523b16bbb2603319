import { checkOneOf, isRecord, misfit } from '../errors/check-argument.ts';
import { figureOf } from '../figures/figure-entry.ts';
import {
  type CallingFigure,
  type CallingFigureEntry,
  type CallingFigureId,
  callingFigureIds,
  callingFigureRegistry,
} from './calling-figure-registry.ts';
import type { CallingPicture } from './calling-picture.ts';

/** One figure of the week that a picture shows. */
export function callingFigure(id: CallingFigureId, picture: CallingPicture): CallingFigure {
  checkOneOf('id', id, callingFigureIds);
  if (!isRecord(picture) || !isRecord(picture.total) || !Array.isArray(picture.rows))
    throw misfit('picture', 'what callingPicture makes', picture);
  const entry: CallingFigureEntry = callingFigureRegistry[id];
  return { ...figureOf(id, entry, picture, picture.asOf), week: picture.week };
}

/** All figures of the week that a picture shows (CAL-1 to CAL-7). */
export function callingFigures(picture: CallingPicture): CallingFigure[] {
  return callingFigureIds.map((id) => callingFigure(id, picture));
}
