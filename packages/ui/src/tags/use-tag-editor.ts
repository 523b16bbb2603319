import {
  type Customer,
  type CustomerTags,
  isPartnerError,
  PartnerError,
  type TagResult,
  tagKey,
  toPartnerError,
} from '@partnerkit/sdk';
import { defaultTagLimits, normalizeTag, tagsVersion } from '@partnerkit/sdk/rules';
import { useRef, useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { taggingTexts } from '../i18n/texts/tagging-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { useCallOptions, useSourceQuery } from '../provider/use-source-query.ts';
import { useMayEditTags } from './use-may-edit-tags.ts';

/** A tag that the customers being edited hold, and how many of them do. */
export interface HeldTag {
  readonly name: string;
  readonly customers: number;
}

type Verb = 'add' | 'remove';

/** A change that is not answered yet, and what it makes of a customer's tags. */
interface PendingChange {
  readonly ids: ReadonlySet<string>;
  readonly make: (tags: readonly string[]) => readonly string[];
}

/** So many customers are changed at once; between two batches an editor tells how far it is. */
const batchSize = 500;

/** Tags of one or many customers: what they hold, what else is in use, and changes that can be undone (TAG-1 to TAG-3). */
export function useTagEditor(customers: readonly Customer[]) {
  const { client, changing, notify, whenOnline, t } = usePartner(noticeTexts, tagsTexts, taggingTexts);
  const options = useCallOptions();
  const mayEdit = useMayEditTags();
  // what was answered to a change is newer than the rows this editor was opened with
  const [answered, setAnswered] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [pending, setPending] = useState<readonly PendingChange[]>([]);
  // a try whose answer was lost is the same intent; once it is answered, the same again is another
  const intent = useIntent();
  const saves = useRef(0);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [refused, setRefused] = useState<readonly TagResult[]>([]);
  const inUse = useSourceQuery(['tags'], (call) => client.tags.list(call), {
    enabled: client.supports('tags.list'),
  });
  const knownTags = ({ id, tags }: Customer) => answered.get(id) ?? tags ?? [];
  /** As they stand with what is under way: what fails, or is taken back, takes its own part away and no other. */
  const tagsOf = (customer: Customer) =>
    pending
      .filter(({ ids }) => ids.has(customer.id))
      .reduce((tags, { make }) => make(tags), knownTags(customer));

  const keep = (results: readonly Pick<TagResult, 'customerId' | 'tags'>[]) =>
    setAnswered(
      (before) => new Map([...before, ...results.map(({ customerId, tags }) => [customerId, tags] as const)]),
    );
  /** Shows a change before it is answered. Returns how to have its answer, or nothing, in its place. */
  const expect = (ids: readonly string[], make: PendingChange['make']) => {
    const one = { ids: new Set(ids), make };
    setPending((all) => [...all, one]);
    return () => setPending((all) => all.filter((other) => other !== one));
  };

  function change(verb: Verb, tag: string, ids: readonly string[], isUndo = false): Promise<void> {
    return changing(() => changeEach(verb, tag, ids, isUndo));
  }

  async function changeEach(verb: Verb, tag: string, ids: readonly string[], isUndo: boolean): Promise<void> {
    const results: TagResult[] = [];
    setRefused([]);
    const label = doneText(verb, tag, ids);
    const parts = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) => {
      const part = ids.slice(at * batchSize, (at + 1) * batchSize);
      return { part, settle: expect(part, (tags) => changedTags(verb, tags, tag)) };
    });
    let done = 0;
    for (const { part, settle } of parts) {
      if (ids.length > batchSize) setProgress({ done, total: ids.length });
      done += part.length;
      try {
        const input = { customerIds: part, tags: [tag] };
        const answer = await whenOnline(`tags.${verb}`, input, { ...options, label });
        keep(answer.results.filter(({ error }) => error?.code !== 'notFound'));
        settle();
        results.push(...answer.results);
      } catch (cause) {
        settle();
        const { code, message } = toPartnerError(cause);
        const error = { code, message };
        results.push(...part.map((id) => ({ customerId: id, tags: [], changed: [], error })));
        if (part.length < ids.length) continue;
        setProgress(undefined);
        notify({ tone: 'danger', text: t('tags.failed', { problem: errorText(t, cause) }) });
        return;
      }
    }
    setProgress(undefined);
    setRefused(results.filter(({ error }) => error));
    tell(verb, tag, results, isUndo);
  }

  async function replace(
    customer: Customer,
    from: readonly string[],
    tags: readonly string[],
    isUndo = false,
  ): Promise<readonly string[] | undefined> {
    const { id, name } = customer;
    setRefused([]);
    const settle = expect([id], () => tags);
    try {
      const input = { id, tags: [...tags], version: tagsVersion(from) };
      const idempotencyKey = intent([input, saves.current]);
      const label = t('tags.replacing', { name });
      const saved = await changing(() =>
        whenOnline('tags.replace', input, { ...options, idempotencyKey, label }),
      );
      saves.current += 1;
      keep([saved]);
      settle();
      const undo = () => void takeBack(customer, saved.tags, from);
      notify(isUndo ? { text: t('notice.undone') } : { text: t('tags.replaced', { name }), undo });
      return undefined;
    } catch (cause) {
      const now = conflictCurrent<CustomerTags>(cause, (current) => Array.isArray(current.tags));
      if (now) keep([{ customerId: id, tags: now.tags }]);
      settle();
      if (now) return now.tags;
      throw cause;
    }
  }

  /** Puts the set that was there back, unless somebody has changed it since. */
  async function takeBack(customer: Customer, from: readonly string[], tags: readonly string[]) {
    const { name } = customer;
    try {
      const theirs = await replace(customer, from, tags, true);
      if (theirs) notify({ tone: 'danger', text: t('tags.undoConflict', { name }) });
    } catch (cause) {
      notify({ tone: 'danger', text: t('tags.failed', { problem: errorText(t, cause) }) });
    }
  }

  function tell(verb: Verb, tag: string, results: readonly TagResult[], isUndo: boolean): void {
    const done = results.filter((result) => result.changed.length > 0);
    const failed = results.filter((result) => result.error);
    if (failed.length > 0) {
      const problem = errorText(t, asPartnerError(failed[0]?.error));
      const ids = done.map(({ customerId }) => customerId);
      const undo = () => void change(verb === 'add' ? 'remove' : 'add', tag, ids, true);
      notify({
        tone: 'danger',
        text: t('tags.failedMany', { count: failed.length, problem }),
        // what went through can be taken back
        ...(isUndo || ids.length === 0 ? {} : { undo }),
      });
      return;
    }
    if (isUndo) {
      notify({ text: t('notice.undone') });
      return;
    }
    if (done.length === 0) return;
    const ids = done.map(({ customerId }) => customerId);
    const undo = () => void change(verb === 'add' ? 'remove' : 'add', tag, ids, true);
    notify({ text: doneText(verb, tag, ids), undo });
  }

  function doneText(verb: Verb, tag: string, ids: readonly string[]): string {
    const only = ids.length === 1 ? customers.find(({ id }) => id === ids[0]) : undefined;
    if (only) return t(verb === 'add' ? 'tags.added' : 'tags.removed', { tag, name: only.name });
    return t(verb === 'add' ? 'tags.addedMany' : 'tags.removedMany', { tag, count: ids.length });
  }

  const ids = customers.map(({ id }) => id);
  return {
    mayEdit,
    /** Why not: the source cannot keep changes, or the viewer's role may not make them. */
    readOnly: client.supports('tags.add') ? ('role' as const) : ('source' as const),
    /** How far a change of many customers is; `undefined` when none is under way. */
    progress,
    /** What the last change left as it was, customer by customer, and why. */
    refused: refused.map(({ customerId, error }) => ({
      customerId,
      name: customers.find(({ id }) => id === customerId)?.name ?? customerId,
      problem: errorText(t, asPartnerError(error)),
    })),
    held: heldTags(customers.map(tagsOf)),
    inUse: inUse.data?.items ?? [],
    limits: defaultTagLimits,
    add: (tag: string) => change('add', tag, ids),
    remove: (tag: string) => change('remove', tag, ids),
    /** Whether what describes a tag can be changed. */
    mayDescribe: mayEdit && client.supports('tags.describe'),
    /** Whether the source replaces a whole set. */
    mayReplace: mayEdit && client.supports('tags.replace'),
    /**
     * Puts a whole set in the place of a customer's, if that is still the one that it started from. Answers what somebody else has
     * made of it, where it is not: then nothing was changed. Rejects where it failed.
     */
    replace: (customer: Customer, from: readonly string[], tags: readonly string[]) =>
      replace(customer, from, tags),
    /** Why a text cannot be a tag; `undefined` when it can. */
    problemOf: (text: string) => tagProblem(text),
  };
}

function tagProblem(text: string): string | undefined {
  try {
    normalizeTag(text);
    return undefined;
  } catch (cause) {
    return isPartnerError(cause) ? cause.fields[0]?.message : String(cause);
  }
}

function asPartnerError(error: TagResult['error']): PartnerError {
  return new PartnerError({
    code: (error?.code as PartnerError['code']) ?? 'unknown',
    message: error?.message ?? '',
  });
}

function changedTags(verb: Verb, tags: readonly string[], tag: string): string[] {
  const others = tags.filter((other) => tagKey(other) !== tagKey(tag));
  if (verb === 'remove') return others;
  return others.length < tags.length ? [...tags] : [...tags, tag];
}

function heldTags(tags: readonly (readonly string[])[]): HeldTag[] {
  const held = new Map<string, HeldTag>();
  for (const name of tags.flat()) {
    const key = tagKey(name);
    held.set(key, { name: held.get(key)?.name ?? name, customers: (held.get(key)?.customers ?? 0) + 1 });
  }
  return [...held.values()];
}
