import type { CallLeg, RecordedLeg } from '@partnerkit/sdk/calling';
import { raw } from 'sql-template-tag';
import type { RowTexts } from '../storage/row-texts.ts';
import { weekOfLeg } from './week-of-leg.ts';

/** The columns of `call_legs` beside its key, in the table's own order: the partner, the customer and the leg come first. */
export const legFacts = [
  'week',
  'call_id',
  'location',
  'user_id',
  'start_at',
  'answered_at',
  'end_at',
  'is_made',
  'endpoint',
  'feature',
  'has_audio',
  'has_video',
  'measures',
  'queue_id',
  'queue_outcome',
  'queue_seconds',
  'reported_at',
] as const;

/** What a leg that is there already is replaced by, for `do update set`. */
export const legReplaced = raw(legFacts.map((name) => `${name} = excluded.${name}`).join(', '));

/** All columns of `call_legs`, in the table's own order. */
export const legColumns = ['partner_id', 'customer_id', 'leg_id', ...legFacts] as const;

/** A leg as a row of `call_legs`: {@link legColumns}. */
export function legRow(partner: string, leg: CallLeg): RowTexts {
  // the fields of a record are none of its own: whatever it has under their names says nothing
  return rowOf(partner, leg, leg.locationId, undefined);
}

/** The same of a leg that was read from a call record: it names its location, and says when the record was written. */
export function recordedLegRow(partner: string, leg: RecordedLeg): RowTexts {
  return rowOf(partner, leg, leg.location ?? leg.locationId, leg.reportTime);
}

function rowOf(
  partner: string,
  leg: CallLeg,
  location: string | null | undefined,
  reportTime: string | undefined,
): RowTexts {
  const { audio, video, queue } = leg;
  return [
    partner,
    leg.customerId,
    leg.id,
    weekOfLeg(leg),
    leg.callId,
    location || null,
    leg.userId || null,
    kept(leg.startAt),
    leg.answeredAt && kept(leg.answeredAt),
    kept(leg.endAt),
    leg.direction === 'made' ? 't' : 'f',
    leg.endpoint,
    leg.feature || null,
    audio == null ? 'f' : 't',
    video == null ? 'f' : 't',
    // three of audio, three of video; what was not measured is null
    `{${measures(audio)},${measures(video)}}`,
    queue?.id,
    queue?.outcome,
    queue && `${(Date.parse(queue.leftAt) - Date.parse(queue.enteredAt)) / 1000}`,
    reportTime && kept(reportTime),
  ];
}

/** An instant to its milliseconds, as all figures count it, in a form that Postgres takes: it knows fewer time zones. */
function kept(instant: string): string {
  const isUsual = (instant.length === 20 || instant.length === 24) && instant.endsWith('Z');
  return isUsual ? instant : new Date(instant).toISOString();
}

function measures(stream: CallLeg['audio']): string {
  return `${stream?.jitterMs ?? null},${stream?.latencyMs ?? null},${stream?.lossPercent ?? null}`;
}
