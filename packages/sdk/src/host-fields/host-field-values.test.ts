import { describe, expect, it, vi } from 'vitest';
import { PartnerError } from '../errors/partner-error.ts';
import type { HostField, HostValues } from './host-field.ts';
import { createHostFieldValues, type HostFieldValuesOptions } from './host-field-values.ts';

/** A call of the field, which the test answers when it likes. */
interface Call {
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  readonly answer: (values: HostValues<string>) => void;
  readonly fail: (cause: unknown) => void;
}

/** A field whose calls wait for the test, and frames that the test draws. */
function set(field: Partial<HostField> = {}, options: HostFieldValuesOptions = {}) {
  const calls: Call[] = [];
  const frames: (() => void)[] = [];
  const load: HostField['load'] = (ids, { signal }) =>
    new Promise<HostValues<never>>((answer, fail) => {
      calls.push({ ids, signal, answer: answer as Call['answer'], fail });
    });
  const values = createHostFieldValues({ id: 'owner', type: 'text', load, ...field } as HostField, {
    schedule: (ask) => void frames.push(ask),
    ...options,
  });
  const frame = () => {
    for (const ask of frames.splice(0)) ask();
  };
  const call = (at: number) => calls[at] as Call;
  return { values, calls, call, frame };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const ignore = () => {};

describe('the values of a host’s field', () => {
  it('are asked for once a frame, for all customers that came into view in it', async () => {
    const { values, calls, call, frame } = set();
    const changed = vi.fn();
    for (const id of ['a', 'b', 'a']) values.want(id, changed);
    expect(calls).toHaveLength(0);
    frame();
    expect(calls.map(({ ids }) => ids)).toEqual([['a', 'b']]);
    expect(values.read('a')).toEqual({ state: 'loading' });
    call(0).answer({ a: 'Anna' });
    await settled();
    expect(values.read('a')).toEqual({ state: 'known', value: 'Anna' });
    expect(values.read('b')).toEqual({ state: 'known', value: undefined });
    expect(changed).toHaveBeenCalledTimes(3);
    values.want('a', changed);
    frame();
    expect(calls).toHaveLength(1);
  });

  it('come in calls of so many customers as the field takes', () => {
    const { values, calls, frame } = set({ batchSize: 2 });
    for (const id of 'abcde') values.want(id, ignore);
    frame();
    expect(calls.map(({ ids }) => ids.join(''))).toEqual(['ab', 'cd', 'e']);
  });

  it('are not asked for where a customer leaves before the frame, and called off where all of a call have left', async () => {
    const { values, calls, call, frame } = set();
    const [a, b] = ['a', 'b'].map((id) => values.want(id, ignore)) as [() => void, () => void];
    values.want('c', ignore)();
    frame();
    expect(call(0).ids).toEqual(['a', 'b']);
    a();
    frame();
    expect(call(0).signal.aborted).toBe(false);
    b();
    frame();
    expect(call(0).signal.aborted).toBe(true);
    call(0).answer({ a: 'late' });
    await settled();
    expect(values.read('a')).toEqual({ state: 'loading' });
    values.want('a', ignore);
    frame();
    expect(calls).toHaveLength(2);
  });

  it('ignore who was not asked for, and what every object has', async () => {
    const { values, call, frame } = set();
    values.want('constructor', ignore);
    frame();
    call(0).answer({ other: 'Anna' });
    await settled();
    expect(values.read('constructor')).toEqual({ state: 'known', value: undefined });
    expect(values.read('other')).toEqual({ state: 'loading' });
  });

  it('are those of the latest call, whichever answers last', async () => {
    const { values, call, frame } = set();
    values.want('a', ignore);
    frame();
    values.invalidate(['a']);
    frame();
    call(1).answer(new Map([['a', 'new']]));
    await settled();
    call(0).answer(new Map([['a', 'old']]));
    await settled();
    expect(values.read('a')).toEqual({ state: 'known', value: 'new' });
    expect(call(0).signal.aborted).toBe(true);
  });

  it('stay until the answer where they are asked for again, and are forgotten where nobody looks', async () => {
    const { values, call, calls, frame } = set();
    values.want('a', ignore);
    const leave = values.want('b', ignore);
    frame();
    call(0).answer({ a: 'Anna', b: 'Bruno' });
    await settled();
    leave();
    values.invalidate();
    expect(values.read('a')).toEqual({ state: 'known', value: 'Anna' });
    expect(values.read('b')).toEqual({ state: 'loading' });
    frame();
    expect(calls.map(({ ids }) => ids.join(''))).toEqual(['ab', 'a']);
  });

  it.each([
    ['rejects', (): Promise<HostValues<string>> => Promise.reject(new Error('down'))],
    [
      'throws',
      (): HostValues<string> => {
        throw new Error('down');
      },
    ],
    ['answers nothing', () => undefined as never],
  ])('fail cell by cell where a call %s, and are asked for again together', async (_, load) => {
    const onFailure = vi.fn();
    const answers = vi.fn<() => HostValues<string> | Promise<HostValues<string>>>(load);
    const { values, frame } = set({ load: answers } as never, { onFailure });
    const changed = vi.fn();
    values.want('a', changed);
    values.want('b', changed);
    frame();
    await settled();
    expect(values.read('a')).toMatchObject({ state: 'failed', isTrying: false });
    expect(values.read('b')).toBe(values.read('a'));
    expect(onFailure).toHaveBeenCalledTimes(1);
    answers.mockReturnValue({ a: 'Anna', b: null });
    values.retry('a');
    values.retry('b');
    expect(values.read('b')).toMatchObject({ state: 'failed', isTrying: true });
    frame();
    await settled();
    expect(answers).toHaveBeenCalledTimes(2);
    expect(values.read('a')).toEqual({ state: 'known', value: 'Anna' });
    expect(values.read('b')).toEqual({ state: 'known', value: null });
  });

  it.each([
    ['text', 7, 'a text'],
    ['number', '7', 'a number'],
    ['number', Number.NaN, 'a number'],
    ['day', '2026-02-30', 'a day as YYYY-MM-DD'],
    ['instant', 'yesterday', 'an instant in ISO 8601'],
    ['text', {}, 'a text'],
  ] as const)('of type %s that are %s fail alone', async (type, value, expected) => {
    const onFailure = vi.fn();
    const load = () => ({ a: value, b: null }) as never;
    const { values, frame } = set({ type, load } as never, { onFailure });
    values.want('a', ignore);
    values.want('b', ignore);
    frame();
    await settled();
    const cell = values.read('a');
    expect(cell.state === 'failed' && cell.error.message).toContain(`owner of "a": expected ${expected}`);
    expect(values.read('b')).toEqual({ state: 'known', value: null });
    expect(onFailure).toHaveBeenCalledTimes(1);
  });

  it('may fail for one customer where the host says so', async () => {
    const { values, frame } = set({ load: () => ({ a: new Error('locked'), b: 'Bruno' }) });
    values.want('a', ignore);
    values.want('b', ignore);
    frame();
    await settled();
    expect(values.read('a')).toMatchObject({ state: 'failed', error: { message: 'locked' } });
    expect(values.read('b')).toEqual({ state: 'known', value: 'Bruno' });
  });
});

describe('the values of all customers', () => {
  it('are loaded a few calls at a time, and none twice', async () => {
    const { values, calls, call, frame } = set({ batchSize: 1 });
    values.want('a', ignore);
    frame();
    const all = values.loadAll(['a', 'b', 'c', 'd', 'e', 'f', 'f']);
    expect(calls.map(({ ids }) => ids.join(''))).toEqual(['a', 'b', 'c', 'd']);
    for (let at = 0; at < 6; at++) {
      call(at).answer({ [call(at).ids[0] as string]: 'x' });
      await settled();
    }
    await all;
    expect(calls.map(({ ids }) => ids.join(''))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await values.loadAll('abcdef');
    expect(calls).toHaveLength(6);
  });

  it('go on where those in view are scrolled away', async () => {
    const { values, call, frame } = set();
    const leave = values.want('a', ignore);
    frame();
    const all = values.loadAll(['a']);
    leave();
    frame();
    expect(call(0).signal.aborted).toBe(false);
    call(0).answer({ a: 'Anna' });
    await all;
    expect(values.read('a')).toEqual({ state: 'known', value: 'Anna' });
  });

  it('are loaded anew where they were invalidated meanwhile', async () => {
    const { values, call } = set();
    const all = values.loadAll(['a']);
    values.invalidate();
    call(0).answer({ a: 'old' });
    await settled();
    call(1).answer({ a: 'new' });
    await all;
    expect(values.read('a')).toEqual({ state: 'known', value: 'new' });
  });

  it('reject with what a call failed with, ask no further, and try again the next time', async () => {
    const { values, calls, call, frame } = set({ batchSize: 1 });
    const all = values.loadAll('abcdef');
    call(1).fail(new PartnerError({ code: 'unavailable', message: 'down' }));
    await expect(all).rejects.toMatchObject({ code: 'unavailable' });
    call(0).answer({ a: 'Anna' });
    await settled();
    expect(calls).toHaveLength(4);
    frame();
    expect(call(2).signal.aborted).toBe(true);
    void values.loadAll('ab');
    expect(calls.at(-1)?.ids).toEqual(['b']);
  });

  it('are called off by a signal', async () => {
    const { values, call, frame } = set();
    const stop = new AbortController();
    const all = values.loadAll(['a'], { signal: stop.signal });
    stop.abort();
    await expect(all).rejects.toMatchObject({ code: 'cancelled' });
    frame();
    expect(call(0).signal.aborted).toBe(true);
    await expect(values.loadAll(['a'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('a host’s field', () => {
  it.each([
    ['an empty id', { id: ' ' }, 'fields[0].id: expected a name'],
    ['a type that is none', { type: 'money' }, 'fields[0].type: expected one of text, number, day, instant'],
    ['no way to load', { load: undefined }, 'fields[0].load: expected a function'],
    ['batches of none', { batchSize: 0 }, 'fields[0].batchSize: expected a whole number from 1 to 10000'],
  ])('with %s is refused by its place', (_, field, message) => {
    expect(() => set(field as never)).toThrow(message);
  });
});
