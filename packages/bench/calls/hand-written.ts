import type { CallLegColumns } from '../../sdk/src/calling/call-leg-columns.ts';
import { WeekValues } from './week-values.ts';

/**
 * The same sums in one pass of one loop over the typed arrays, as a host writes it that knows its data: weeks that lie in
 * a row, at most 16 of them, a few endpoint types and at most two features a call and week … and the rule as the source
 * words it.
 */
export function handWrittenValues(columns: CallLegColumns): WeekValues {
  const { customer, call, user, week, answeredMs, flags, endpoint, feature, outcome, queueSeconds } = columns;
  const [jitter, latency, loss, videoJitter, videoLatency, videoLoss] = columns.measures;
  const legs = customer.length;
  const weeks = columns.weeks.length;
  const values = new WeekValues(columns);
  const { calls, all, poor, rated, ms, videoMs, audio, video, users } = values;
  const callWeeks = new Uint16Array(columns.calls);
  const userWeeks = new Uint16Array(columns.users);
  const featureWeeks = columns.features.map(() => new Uint16Array(columns.calls));
  for (let leg = 0; leg < legs; leg++) {
    const at = week[leg]!;
    const slot = customer[leg]! * weeks + at;
    const bit = 1 << at;
    const bits = flags[leg]!;
    all[slot]!++;
    if (bits & 1 && !(callWeeks[call[leg]!]! & bit)) {
      callWeeks[call[leg]!]! |= bit;
      calls[slot]!++;
    }
    const who = user[leg]!;
    if (who >= 0 && !(userWeeks[who]! & bit)) {
      userWeeks[who]! |= bit;
      users[slot]!++;
    }
    const used = feature[leg]!;
    if (used > 0 && !(featureWeeks[used - 1]![call[leg]!]! & bit)) {
      featureWeeks[used - 1]![call[leg]!]! |= bit;
      values.features[slot * columns.features.length + used - 1]!++;
    }
    if (bits & 2) audio[slot]!++;
    if (bits & 4) {
      video[slot]!++;
      videoMs[slot]! += answeredMs[leg]!;
    }
    ms[slot]! += answeredMs[leg]!;
    const pair = (slot * columns.endpoints.length + endpoint[leg]!) * 3;
    // NaN, a measure that was not taken, is neither within nor over
    const isWithin =
      jitter![leg]! <= 150 ||
      latency![leg]! <= 400 ||
      loss![leg]! <= 5 ||
      videoJitter![leg]! <= 150 ||
      videoLatency![leg]! <= 400 ||
      videoLoss![leg]! <= 5;
    const isOver =
      !isWithin &&
      (jitter![leg]! > 150 ||
        latency![leg]! > 400 ||
        loss![leg]! > 5 ||
        videoJitter![leg]! > 150 ||
        videoLatency![leg]! > 400 ||
        videoLoss![leg]! > 5);
    if (isWithin || isOver) rated[slot]!++;
    if (isOver) poor[slot]!++;
    values.endpoints[pair + (isWithin ? 0 : isOver ? 1 : 2)]!++;
    const left = outcome[leg]!;
    if (left > 0) {
      values.outcomes[slot * 5 + left - 1]!++;
      if (left === 1 || left === 5) values.answerSeconds[slot]! += queueSeconds[leg]!;
      else if (left === 2) values.waitSeconds[slot]! += queueSeconds[leg]!;
    }
  }
  return values;
}
