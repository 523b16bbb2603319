import type { CallLeg, RecordedLeg } from '@partnerkit/sdk/calling';
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

/** All columns of `call_legs`, in the table's own order. */
export const legColumns = ['partner_id', 'customer_id', 'leg_id', ...legFacts] as const;

/** A leg as a row of `call_legs`: {@link legColumns}. */
export function legRow(partner: string, leg: CallLeg): RowTexts {
  const { audio, video, queue } = leg;
  const { location, reportTime } = leg as RecordedLeg;
  return [
    partner,
    leg.customerId,
    leg.id,
    weekOfLeg(leg),
    leg.callId,
    location ?? leg.locationId,
    leg.userId,
    leg.startAt,
    leg.answeredAt,
    leg.endAt,
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
    reportTime,
  ];
}

function measures(stream: CallLeg['audio']): string {
  return `${stream?.jitterMs ?? null},${stream?.latencyMs ?? null},${stream?.lossPercent ?? null}`;
}
