import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../i18n/en.messages.ts';
import { createTranslate } from '../i18n/translate.ts';
import { Notices } from './notices.tsx';
import type { Notice } from './partner-context.ts';
import { useNotices } from './use-notices.ts';

const t = createTranslate('en', en);
let tell: (notice: Notice) => void;

function Page() {
  const { notice, notify, dismiss, undo } = useNotices();
  tell = notify;
  return (
    <>
      <input aria-label="Work" />
      <Notices {...{ notice, t }} onDismiss={dismiss} onUndo={undo} announce={() => () => {}} />
    </>
  );
}

const card = (text: string) => screen.getByText(text).parentElement as HTMLElement;
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers();
  render(<Page />);
});
afterEach(() => vi.useRealTimers());

describe('a notice', () => {
  it('goes by itself, and stays while it is pointed at', () => {
    act(() => tell({ text: 'first' }));
    fireEvent.pointerEnter(card('first'));
    wait(60_000);
    fireEvent.pointerLeave(card('first'));
    wait(9_999);
    expect(screen.getByText('first')).toBeVisible();
    wait(1);
    expect(screen.queryByText('first')).toBeNull();
  });

  it('dismissed by mouse leaves nothing behind: the next one goes by itself', () => {
    act(() => tell({ text: 'first' }));
    fireEvent.pointerEnter(card('first'));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    act(() => tell({ text: 'second' }));
    wait(10_000);
    expect(screen.queryByText('second')).toBeNull();
  });

  it('has its whole time, however late the one before it came', () => {
    act(() => tell({ text: 'first' }));
    wait(9_000);
    act(() => tell({ text: 'second' }));
    wait(9_000);
    expect(screen.getByText('second')).toBeVisible();
  });

  it('with something to undo stays until it is answered or the next one comes', () => {
    const undo = vi.fn();
    act(() => tell({ text: 'removed', undo }));
    wait(3_600_000);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('removed')).toBeNull();

    act(() => tell({ text: 'removed again', undo }));
    act(() => tell({ text: 'saved' }));
    wait(10_000);
    expect(screen.queryByText(/removed|saved/)).toBeNull();
  });

  it('is reached by its key, and gives the focus back', () => {
    const work = screen.getByRole('textbox', { name: 'Work' });
    work.focus();
    act(() => tell({ text: 'removed', undo: () => {} }));
    fireEvent.keyDown(work, { key: 'F8' });
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    fireEvent.keyDown(screen.getByRole('button', { name: 'Undo' }), { key: 'Escape' });
    expect(work).toHaveFocus();
    fireEvent.keyDown(work, { key: 'F8' });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(work).toHaveFocus();
  });
});
