import type { Customer } from '@partnerkit/sdk';
import { formatQuery, withSearchText } from '@partnerkit/sdk/query';
import { usePartner, useRegions } from '@partnerkit/ui';
import { localeName, shippedLocales } from '@partnerkit/ui/locales';
import { formTexts, regionsTexts, regionTexts } from '@partnerkit/ui/texts';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import './command-palette.css';
import { type Address, addressOf } from './address.ts';
import { type CommandsTexts, commandsTexts } from './commands-texts.ts';
import { oneRegionPages } from './pages.ts';
import { PortalDialog } from './portal-dialog.tsx';
import type { Preferences } from './preferences.ts';
import { customerAddress } from './routes/customers.tsx';
import type { Identity, Session } from './session.ts';
import type { Texts } from './texts.ts';
import { usePageGroups } from './use-page-groups.ts';

/** What {@link CommandPalette} takes. */
export interface CommandPaletteProps {
  readonly session: Session;
  readonly identity: Identity;
  readonly address: Address;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly onSignIn: (userId: string) => void;
  readonly text: Texts;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
}

/** Something that can be opened or done. */
interface PortalCommand {
  readonly id: string;
  readonly label: string;
  /** What it belongs to, which finds it too. */
  readonly group: string;
  readonly lang?: string;
  /** What holds already. */
  readonly isCurrent?: boolean;
  readonly run: () => void;
}

/** Everything that can be opened or done, found by what it is called, and customers by name. */
export function CommandPalette(props: CommandPaletteProps) {
  const { text, preferences, address, onClose } = props;
  const { t } = usePartner(formTexts);
  const say = commandsTexts[preferences.locale];
  const [typed, setTyped] = useState('');
  const commands = useCommands(props, say);
  const customers = useCustomersNamed(typed);
  const found = matching(commands, typed);
  const groups = [...new Set(found.map(({ group }) => group))];
  const count = found.length + customers.found.length;
  const note = customers.hasFailed ? text.failed : count === 0 && !customers.isAsking ? say.nothing : '';
  const said = useRested(
    note || (typed === '' || customers.isAsking ? '' : t('form.found', { count })),
    typed,
  );
  const choose = (run: () => void) => {
    // a page that is gone to takes the focus, which an open dialog would keep
    onClose();
    run();
  };
  return (
    <PortalDialog label={text.commands} className="palette" onClose={onClose}>
      <Command label={text.commands} shouldFilter={false} loop>
        <Command.Input value={typed} onValueChange={setTyped} placeholder={say.find} />
        <Command.List label={text.commands}>
          {groups.map((group) => (
            <Command.Group key={group} heading={group}>
              {found
                .filter((command) => command.group === group)
                .map(({ id, label, lang, isCurrent, run }) => (
                  <Command.Item key={id} value={id} lang={lang} onSelect={() => choose(run)}>
                    {label}
                    {isCurrent && <span aria-hidden="true">✓</span>}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
          {customers.found.length > 0 && (
            <Command.Group heading={text.customers}>
              {customers.found.map(({ id, name }) => (
                <Command.Item
                  key={id}
                  value={`customer ${id}`}
                  onSelect={() => choose(() => address.go(customerAddress(address, id)))}
                >
                  <bdi>{name}</bdi>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
        <p className="palette-note">{note}</p>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </Command>
    </PortalDialog>
  );
}

const restMs = 600;

/** A text once nothing new was typed for a while: a word is said once, not at each of its letters. */
function useRested(text: string, typed: string): string {
  const [rested, setRested] = useState({ text: '', typed: '' });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ text, typed }), restMs);
    return () => clearTimeout(timer);
  }, [text, typed]);
  return rested.typed === typed ? rested.text : '';
}

/** All commands of this viewer, in the order in which they are shown. */
function useCommands(props: CommandPaletteProps, say: CommandsTexts): readonly PortalCommand[] {
  const { session, identity, address, preferences, onChange, text } = props;
  const { notify, t } = usePartner(regionTexts, regionsTexts);
  const { regions = [], region, setRegion } = useRegions();
  const groups = usePageGroups(identity.roles, Object.keys(session.regions).length > 1);
  const views = useViews();
  const mayHaveAll = !oneRegionPages.includes(address.path);
  const choice = <Name extends 'theme' | 'density' | 'direction' | 'letters'>(
    name: Name,
    values: readonly (Preferences[Name] & keyof Texts)[],
  ) =>
    values.map((value) => ({
      id: `${name} ${value}`,
      group: text[name],
      label: text[value],
      isCurrent: preferences[name] === value,
      run: () => onChange({ [name]: value }),
    }));
  const copyLink = () =>
    navigator.clipboard.writeText(location.href).then(
      () => notify({ text: say.copied }),
      () => notify({ tone: 'danger', text: say.notCopied }),
    );
  return [
    ...groups
      .flatMap(({ pages }) => pages)
      .map(({ id, label }) => ({
        id: `page ${id}`,
        group: text.pages,
        label: text[label],
        run: () => address.go(address.left(`/${id}`)),
      })),
    ...views.map(({ id, name, query, sort, region: shown }) => ({
      id: `view ${id}`,
      group: say.savedViews,
      label: name,
      run: () =>
        address.go(
          addressOf('/customers', {
            query,
            sort,
            region: shown === undefined ? region : (shown ?? undefined),
          }),
        ),
    })),
    { id: 'link', group: say.thisPage, label: say.copyLink, run: () => void copyLink() },
    { id: 'keys', group: say.thisPage, label: say.keys, run: props.onShortcuts },
    ...(regions.length > 1
      ? [
          ...(mayHaveAll ? [{ id: 'region', label: t('regions.all'), value: undefined }] : []),
          ...regions.map(({ id }) => ({
            id: `region ${id}`,
            label: `${t.find(`region.${id}`) ?? id} (${id})`,
            value: id,
          })),
        ].map(({ id, label, value }) => ({
          id,
          label,
          group: text.region,
          isCurrent: region === value,
          run: () => setRegion(value),
        }))
      : []),
    ...choice('theme', ['auto', 'light', 'dark']),
    ...choice('density', ['compact', 'regular', 'comfortable']),
    ...choice('direction', ['ofLanguage', 'ltr', 'rtl']),
    ...choice('letters', ['on', 'off']),
    ...shippedLocales.map((locale) => ({
      id: `language ${locale}`,
      group: text.language,
      label: localeName(locale),
      lang: locale,
      isCurrent: preferences.locale === locale,
      run: () => onChange({ locale }),
    })),
    ...session.identities.map(({ userId, name }) => ({
      id: `person ${userId}`,
      group: text.identity,
      label: name,
      isCurrent: identity.userId === userId,
      run: () => props.onSignIn(userId),
    })),
  ];
}

/** Those in which each word begins a word; where what is typed begins the label, first. */
function matching(commands: readonly PortalCommand[], typed: string): readonly PortalCommand[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const begins = (text: string, word: string) =>
    ` ${folded(text)}`.replace(/[(–-]/g, ' ').includes(` ${word}`);
  const found = commands.filter(({ label, group }) =>
    words.every((word) => begins(label, word) || begins(group, word)),
  );
  const isNamed = ({ label }: PortalCommand) => words.every((word) => begins(label, word));
  return [...found.filter(isNamed), ...found.filter((command) => !isNamed(command))];
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

interface NamedCustomers {
  readonly found: readonly Customer[];
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
}

const none: readonly Customer[] = [];

/** The first customers that are called so, in the chosen region; those of the word before stay until there are others. */
function useCustomersNamed(typed: string): NamedCustomers {
  const { client, region, asOf } = usePartner();
  const [answer, setAnswer] = useState<{ query: string; found: readonly Customer[]; hasFailed: boolean }>();
  const query = formatQuery(withSearchText([], typed));
  useEffect(() => {
    if (query === '') return;
    const controller = new AbortController();
    client.customers.list({ query, limit: 6 }, { region, asOf, signal: controller.signal }).then(
      ({ items }) => setAnswer({ query, found: items, hasFailed: false }),
      () => controller.signal.aborted || setAnswer({ query, found: none, hasFailed: true }),
    );
    return () => controller.abort();
  }, [client, query, region, asOf]);
  if (query === '') return { found: none, isAsking: false, hasFailed: false };
  return {
    found: answer?.found ?? none,
    isAsking: answer?.query !== query,
    hasFailed: answer?.query === query && answer.hasFailed,
  };
}

/** The viewer's own views of the customer list, and the team's; none where they can't be read. */
function useViews() {
  const { client, asOf } = usePartner();
  const [views, setViews] = useState<Awaited<ReturnType<typeof client.views.list>>['items']>([]);
  useEffect(() => {
    if (!client.supports('views.list')) return;
    const controller = new AbortController();
    client.views.list({ table: 'customers' }, { asOf, signal: controller.signal }).then(
      ({ items }) => setViews(items),
      () => {},
    );
    return () => controller.abort();
  }, [client, asOf]);
  return views;
}
