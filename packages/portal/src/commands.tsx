import { usePartner } from '@partnerkit/ui';
import { stateTexts } from '@partnerkit/ui/texts';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CommandPaletteProps } from './command-palette.tsx';

const loadParts = async () => {
  const [CommandPalette, ShortcutList] = await Promise.all([
    import('./command-palette.tsx').then((module) => module.CommandPalette),
    import('./shortcut-list.tsx').then((module) => module.ShortcutList),
  ]);
  return { CommandPalette, ShortcutList };
};

type Parts = Awaited<ReturnType<typeof loadParts>>;
type CommandsProps = Omit<CommandPaletteProps, 'onClose' | 'onShortcuts'>;

/**
 * The button of the command palette, and the keys that hold on every page: Ctrl+K (⌘K) opens the palette; `/` goes to the page's
 * search and `?` lists all keys, unless the viewer has switched single letters off. What they open loads with its first use.
 */
export function Commands(props: CommandsProps) {
  const { notify, t } = usePartner(stateTexts);
  const { preferences, text } = props;
  const [opened, setOpened] = useState<'palette' | 'shortcuts'>();
  const [parts, setParts] = useState<Parts>();
  const close = () => setOpened(undefined);
  const open = (what: 'palette' | 'shortcuts') => {
    setOpened(what);
    loadParts().then(setParts, () => {
      notify({ tone: 'danger', text: t('state.partFailed') });
      close();
    });
  };
  const latest = useRef({ open, hasLetters: preferences.letters === 'on' });
  useEffect(() => {
    latest.current = { open, hasLetters: preferences.letters === 'on' };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      const asked = askedBy(event, now.hasLetters);
      if (!asked) return;
      event.preventDefault();
      if (asked !== 'search') return now.open(asked);
      const field = searchField();
      if (field) field.focus();
      else now.open('palette');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="header-button"
        aria-haspopup="dialog"
        aria-label={text.commands}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${text.commands} (${navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'})`}
        onPointerEnter={() => void loadParts().catch(() => {})}
        onClick={() => open('palette')}
      >
        <Search aria-hidden="true" />
      </button>
      {parts && opened === 'palette' && (
        <parts.CommandPalette {...props} onClose={close} onShortcuts={() => open('shortcuts')} />
      )}
      {parts && opened === 'shortcuts' && (
        <parts.ShortcutList
          locale={preferences.locale}
          text={text}
          hasLetters={preferences.letters === 'on'}
          onClose={close}
        />
      )}
    </>
  );
}

const isField = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** What a key asks for; a single sign asks for nothing in a field, a menu or a dialog. */
function askedBy(event: KeyboardEvent, hasLetters: boolean): 'palette' | 'shortcuts' | 'search' | undefined {
  const { key, code, target } = event;
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  const inDialog = target instanceof Element && target.closest('dialog') !== null;
  if (event.ctrlKey || event.metaKey) {
    const isK = key.toLowerCase() === 'k' || (key > '~' && code === 'KeyK');
    return isK && !event.shiftKey && !inDialog ? 'palette' : undefined;
  }
  if (!hasLetters || !(target instanceof Element)) return undefined;
  if (target.closest(`${isField}, dialog, [role="dialog"], [role="menu"], [role="listbox"]`))
    return undefined;
  // where these stand on an Arabic keyboard
  if (key === '/' || (key === 'ظ' && code === 'Slash')) return 'search';
  return key === '?' || key === '؟' ? 'shortcuts' : undefined;
}

/** The page's own search, where it has one in sight. */
function searchField(): HTMLElement | undefined {
  const fields = document.querySelectorAll<HTMLElement>(
    'main :is([role="search"] :is(input, textarea), input[type="search"])',
  );
  return [...fields].find((field) => field.getClientRects().length > 0);
}
