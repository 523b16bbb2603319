import { definitionsOf, type FigureDefinition } from '../figures/figure-definition.ts';
import { type CallingFigureId, type CallingUnit, callingFigureRegistry } from './calling-figure-registry.ts';
import { defaultPoorLegRule, type PoorLegRule } from './leg-rating.ts';

/** What a calling figure means by the rule of poor legs that holds, and whether a rule of our own is in it. */
export type CallingFigureDefinition = FigureDefinition<CallingUnit, PoorLegRule>;

const number = (value: number) => value.toLocaleString('en');

const sentences: Readonly<Record<CallingFigureId, (rule: PoorLegRule) => string>> = {
  calls: () => 'Different calls that users made in the week.',
  legs: () => 'Sides of calls, made and received, that started in the week.',
  minutes: () => 'Minutes from answer to end of the legs that were answered.',
  videoMinutes: () => 'Minutes from answer to end of the answered legs with video.',
  activeUsers: () => 'Different users with a leg in the week, customer by customer.',
  poorShare: ({ when, jitterMs, latencyMs, lossPercent }) =>
    `Poor legs divided by those that were measured. A leg is poor when ${
      when === 'any' ? 'any of its measures is' : 'all its measures are'
    } over the limit: ${number(jitterMs)} ms of jitter, ${number(latencyMs)} ms of latency, ${number(
      lossPercent,
    )} % of packets lost.`,
  queueCalls: () => 'Calls that came into a call queue in the week.',
  queueAnswered: () => 'Calls into queues that an agent answered.',
  abandonedShare: () =>
    'Calls in which the caller hung up or left a message before an agent was there, divided by calls into queues.',
  timeToAnswer: () =>
    'From entering a queue until an agent answered or the caller was moved to another queue, on average over those calls.',
  waitBeforeAbandoning: () =>
    'From entering a queue until the caller hung up or left a message, on average over those calls.',
};

/** What each calling figure means. */
export const callingFigureDefinitions: Readonly<Record<CallingFigureId, CallingFigureDefinition>> =
  definitionsOf(callingFigureRegistry, sentences, defaultPoorLegRule);
