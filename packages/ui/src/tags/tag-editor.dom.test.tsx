import { memorySource } from '@partnerkit/sdk';
import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { TagEditor } from './tag-editor.tsx';

const acme = { id: 'acme', name: 'Acme', region: 'EU', tags: ['Gold', 'Silver'] };

function show() {
  const saveTags = vi.fn(async () => {});
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <PartnerProvider source={memorySource({ customers: [acme], saveTags })}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>
    </form>,
  );
  return { saveTags, onSubmit };
}

const field = () => screen.findByRole('combobox', { name: 'Add a tag' });

describe('TagEditor', () => {
  it.each([
    { isComposing: true, keyCode: 229 },
    // Safari has ended the composition by then
    { isComposing: false, keyCode: 229 },
  ])('leaves the Enter that confirms a composition to the input method (%o)', async (told) => {
    const { saveTags } = show();
    fireEvent.change(await field(), { target: { value: 'とうきょう' } });
    const enter = createEvent.keyDown(await field(), { key: 'Enter', ...told });
    fireEvent(await field(), enter);
    expect(enter.defaultPrevented).toBe(false);
    expect(saveTags).not.toHaveBeenCalled();
    expect(await field()).toHaveValue('とうきょう');
    await userEvent.type(await field(), '{Enter}');
    await waitFor(() => expect(saveTags).toHaveBeenCalledOnce());
  });

  it('submits no form of the host around it', async () => {
    const { onSubmit } = show();
    await userEvent.type(await field(), '{Enter}Bronze{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Bronze' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(((await field()) as HTMLInputElement).form).toBeNull();
  });

  it('gives the field the focus after a removal, and takes it back by Ctrl+Z', async () => {
    show();
    await field();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Gold' }));
    expect(await field()).toHaveFocus();
    await screen.findByText('Tag “Gold” removed from Acme');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Remove tag Gold' })).toBeVisible();
    expect(await field()).toHaveFocus();
  });

  it('leaves Ctrl+Z to a field with text in it', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Gold' }));
    await screen.findByText('Tag “Gold” removed from Acme');
    await userEvent.type(await field(), 'half{Control>}z{/Control}');
    expect(screen.queryByText('Undone')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove tag Gold' })).toBeNull();
  });
});
