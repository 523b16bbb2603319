import type { WorklistItem } from '@partnerkit/sdk';
import type { WorklistReasonId } from '@partnerkit/sdk/worklist';
import { domainName } from '../i18n/domain-names.ts';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import { reasonTexts } from '../i18n/texts/reason-texts.ts';
import { whyTexts } from '../i18n/texts/why-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** A reason that holds for a customer: its id, the licenses at stake, and the numbers that its words are made of. */
export type HeldReason = WorklistItem['reasons'][number];

/** The words of a reason of the host's own, or instead of ours. */
export interface WorklistReasonWords {
  /** What it is called, in a filter and above a group. */
  readonly name: string;
  /** Why it holds for a customer, in a sentence; absent, its name stands there. */
  readonly text?: ((reason: HeldReason) => string) | undefined;
}

/** Words of reasons by the id of the reason. */
export type WorklistWords = Readonly<Record<string, WorklistReasonWords>>;

/** How urgent a reason looks; one of the host's own is neutral. */
const tones: Readonly<Record<WorklistReasonId, 'danger' | 'warning' | 'info' | 'neutral'>> = {
  overLimit: 'danger',
  expiringUsed: 'warning',
  expiringUnused: 'warning',
  expiring: 'warning',
  fallingUsage: 'info',
  lowAssignment: 'info',
  poorCalls: 'info',
  noAdministrator: 'neutral',
};

/** The ids of our reasons, in the order in which they are shown. */
export const ourReasons = Object.keys(tones) as readonly WorklistReasonId[];

export function reasonTone(id: string): string {
  return Object.hasOwn(tones, id) ? tones[id as WorklistReasonId] : 'neutral';
}

/** What a reason is called. */
export function reasonName(id: string, words: WorklistWords, t: Translate): string {
  return ownWords(id, words)?.name ?? domainName(t.with(reasonTexts), 'reason', id);
}

/** Why a reason holds, in a sentence with its numbers. One of which a number is missing, or that nobody has words for, is named. */
export function reasonText(reason: HeldReason, words: WorklistWords, writing: FigureWriting): string {
  const own = ownWords(reason.id, words);
  return (
    own?.text?.(reason) ??
    (own ? own.name : whyText(reason, writing)) ??
    reasonName(reason.id, words, writing.t)
  );
}

function ownWords(id: string, words: WorklistWords): WorklistReasonWords | undefined {
  return Object.hasOwn(words, id) ? words[id] : undefined;
}

function whyText(
  { id, day, values }: HeldReason,
  { t, formats, figureFormats }: FigureWriting,
): string | undefined {
  const say = t.with(whyTexts);
  const { overage, purchased, usedShare, before, now, ofCalls, unassigned, poorShare, ratedLegs, days } =
    values;
  if (id === 'overLimit' && overage != null) return say('why.overLimit', { count: overage });
  if (id === 'expiringUsed' || id === 'expiringUnused') {
    if (purchased == null || usedShare == null || day === undefined) return undefined;
    return say(id === 'expiringUsed' ? 'why.expiringUsed' : 'why.expiringUnused', {
      count: purchased,
      share: figureFormats.share(usedShare),
      date: formats.day(day),
    });
  }
  if (id === 'expiring' && purchased != null && day !== undefined)
    return say('why.expiring', { count: purchased, date: formats.day(day) });
  if (id === 'fallingUsage' && before != null && now != null)
    return say(ofCalls ? 'why.fallingCalls' : 'why.fallingUsage', {
      before: figureFormats.average(before),
      now: figureFormats.average(now),
    });
  if (id === 'lowAssignment' && unassigned != null) return say('why.lowAssignment', { count: unassigned });
  if (id === 'poorCalls' && poorShare != null && ratedLegs != null)
    return say('why.poorCalls', { share: figureFormats.share(poorShare), count: ratedLegs });
  if (id !== 'noAdministrator' || days === undefined) return undefined;
  return days === null ? say('why.neverAdministrator') : say('why.noAdministrator', { days });
}
