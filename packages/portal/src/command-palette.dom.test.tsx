import { memorySource } from '@partnerkit/sdk';
import { PartnerProvider } from '@partnerkit/ui';
import { loadMessages } from '@partnerkit/ui/locales';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { CommandPalette } from './command-palette.tsx';
import { type Texts, texts } from './texts.ts';

const identity = { userId: 'u0', name: 'Ada', roles: ['partnerFullAdmin' as const] };
const customers = ['Acme', 'Acme Labs', 'Beta'].map((name, at) => ({ id: `c${at}`, name }));
const source = memorySource({ customers, viewer: { userId: 'u0', roles: identity.roles } });

// jsdom shows no dialog, measures nothing and scrolls nothing
const missing = {
  HTMLDialogElement: {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close() {},
  },
  Element: { scrollIntoView() {} },
};
beforeEach(() => {
  for (const [name, methods] of Object.entries(missing)) Object.assign(prototypeOf(name), methods);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const [name, methods] of Object.entries(missing))
    for (const method of Object.keys(methods)) delete prototypeOf(name)[method];
});
const prototypeOf = (name: string) =>
  (globalThis as never as Record<string, { prototype: Record<string, unknown> }>)[name]!.prototype;

/** The palette is opened, and everything that is said in it is kept, in turn. */
async function open(locale: 'en' | 'ar') {
  const messages = await loadMessages(locale);
  render(
    <PartnerProvider source={source} locale={locale} messages={messages}>
      <CommandPalette
        session={{ partner: 'p', asOf: '2026-11-16', home: 'EU', regions: {}, identities: [identity] }}
        {...{ identity, text: texts[locale] as Texts }}
        address={{ path: '/customers', left: (path: string) => path, go: () => {} } as never}
        preferences={
          { locale, theme: 'auto', density: 'regular', direction: 'ofLanguage', letters: 'on' } as never
        }
        onChange={() => {}}
        onSignIn={() => {}}
        onShortcuts={() => {}}
        onClose={() => {}}
      />
    </PartnerProvider>,
  );
  const heard: string[] = [];
  const live = within(screen.getByRole('dialog')).getByRole('status');
  const observer = new MutationObserver(() => live.textContent && heard.push(live.textContent));
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  onTestFinished(() => observer.disconnect());
  return heard;
}

const type = (word: string) => {
  for (let end = 1; end <= word.length; end++)
    fireEvent.change(screen.getByRole('combobox'), { target: { value: word.slice(0, end) } });
};

it.each([
  ['en', '2 choices', 'Nothing is called that'],
  ['ar', 'خياران', 'لا شيء بهذا الاسم'],
] as const)('says what a word finds once, when the typing rests: %s', async (locale, two, nothing) => {
  const heard = await open(locale);
  type('acme l');
  type('acme');
  await waitFor(() => expect(heard).toEqual([two]));
  type('zzzzzz');
  await waitFor(() => expect(heard).toEqual([two, nothing]));
});
