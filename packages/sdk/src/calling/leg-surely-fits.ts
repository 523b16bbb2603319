import { usualMs } from '../calendar/instant-ms.ts';
import { queueOutcomes } from './call-leg.schema.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/**
 * Whether a row surely is a call leg that fits, told several times as fast as by the schema. `false` says nothing: the
 * schema decides then, and names what is wrong. What is `true` here, the schema takes.
 */
export function legSurelyFits(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const leg = row as AnyRow;
  const { startAt, answeredAt, endAt, direction, queue } = leg;
  if (!isText(leg.id) || !isText(leg.callId) || !isText(leg.customerId) || !isText(leg.endpoint))
    return false;
  if (direction !== 'made' && direction !== 'received') return false;
  if (!mayBeText(leg.locationId) || !mayBeText(leg.userId)) return false;
  if (!mayBeText(leg.feature) || !mayBeText(leg.product)) return false;
  const [start, end] = [msOf(startAt), msOf(endAt)];
  if (!(start <= end)) return false;
  if (answeredAt != null) {
    const answered = msOf(answeredAt);
    if (!(start <= answered && answered <= end)) return false;
  }
  return fitsStream(leg.audio) && fitsStream(leg.video) && (queue == null || fitsQueue(queue));
}

function fitsStream(stream: unknown): boolean {
  if (stream == null) return true;
  if (typeof stream !== 'object' || Array.isArray(stream)) return false;
  const { jitterMs, latencyMs, lossPercent } = stream as AnyRow;
  return fitsMeasure(jitterMs) && fitsMeasure(latencyMs) && fitsMeasure(lossPercent, 100);
}

function fitsMeasure(value: unknown, most = Number.MAX_VALUE): boolean {
  return value == null || (typeof value === 'number' && value >= 0 && value <= most);
}

function fitsQueue(queue: unknown): boolean {
  if (typeof queue !== 'object' || queue === null) return false;
  const { id, enteredAt, leftAt, outcome } = queue as AnyRow;
  return (
    isText(id) && msOf(enteredAt) <= msOf(leftAt) && (queueOutcomes as readonly unknown[]).includes(outcome)
  );
}

/** NaN for what is no instant in the usual form: every comparison with it fails. */
function msOf(value: unknown): number {
  return typeof value === 'string' ? (usualMs(value) ?? Number.NaN) : Number.NaN;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function mayBeText(value: unknown): boolean {
  return value == null || typeof value === 'string';
}
