import type { PartnerDataSource } from '@partnerkit/sdk';
import { SourceKeeper } from './data-source.ts';
import type { Drawing } from './draw.tsx';
import type { DrawnWidget } from './drawn-widget.ts';
import { type FieldElement, fieldElement } from './field-element.ts';
import { attributeName } from './fields.ts';
import type { HostSlots } from './host-slot.tsx';
import type { ProviderElement } from './provider-element.ts';
import { type SomeSettings, settingFields } from './settings.ts';
import { type WidgetName, widgetFields } from './widget-fields.ts';

/** What has to be there before an element can draw. */
interface Loaded {
  readonly drawIn: typeof import('./draw.tsx').drawIn;
  readonly widget: DrawnWidget;
  readonly source: PartnerDataSource | undefined;
  readonly messages: SomeSettings['messages'];
  readonly problem: string | undefined;
  readonly slots: HostSlots | undefined;
}

/** The class of elements of one widget, which look for their provider among elements of `Provider`. */
export function widgetElement(name: WidgetName, Provider: new () => ProviderElement): new () => FieldElement {
  const fields = widgetFields[name];
  return class extends fieldElement({ ...settingFields, ...fields }) {
    readonly #sources = new SourceKeeper();
    #place: HTMLElement | undefined;
    #drawing: Drawing | undefined;
    #loaded: Loaded | undefined;
    #provider: ProviderElement | undefined;
    #unfollow: (() => void) | undefined;
    #turn = 0;

    connectedCallback(): void {
      // by which the style sheet knows it, whatever its name begins with
      this.setAttribute('data-partnerkit', '');
      this.#findProvider();
      this.changed();
    }

    /** Moved by `moveBefore`: nothing is taken out meanwhile. */
    connectedMoveCallback(): void {
      this.connectedCallback();
    }

    disconnectedCallback(): void {
      this.#unfollow?.();
      this.#unfollow = undefined;
      // who is moved is back before that, with all that it shows
      queueMicrotask(() => {
        if (!this.isConnected) this.#end();
      });
    }

    override changed(): void {
      if (!this.isConnected) return;
      this.#turn += 1;
      const turn = this.#turn;
      // attributes that change together are one change
      queueMicrotask(() => {
        if (turn === this.#turn && this.isConnected) void this.#load(turn);
      });
    }

    #findProvider(): void {
      this.#unfollow?.();
      this.#provider = providerAround(this, Provider);
      this.#unfollow = this.#provider?.follow(() => this.changed());
    }

    #end(): void {
      this.#turn += 1;
      this.#drawing?.end();
      this.#place?.remove();
      this.#drawing = this.#place = this.#loaded = this.#provider = undefined;
    }

    async #load(turn: number): Promise<void> {
      try {
        const { locale, messages } = this.#settings();
        const [{ drawIn }, widget, data, texts, parts] = await Promise.all([
          import('./draw.tsx'),
          loadWidget(name),
          this.#source(),
          messages ?? textsOf(locale),
          this.querySelector(':scope > [slot]') && import('./host-slot.tsx'),
          this.#preparePlace(),
        ]);
        if (turn !== this.#turn || !this.isConnected) return;
        const made = this.#loaded?.slots;
        const slots = parts ? parts.hostSlots(this, widget.slots ?? {}, made) : made;
        this.#loaded = { drawIn, widget, ...data, messages: texts, slots };
        this.#show();
      } catch (cause) {
        if (turn === this.#turn && this.isConnected) this.#fail(cause);
      }
    }

    /** The source that the element names itself, or that of its provider; what is wrong with it is said, not thrown. */
    async #source(): Promise<Pick<Loaded, 'source' | 'problem'>> {
      try {
        const own = this.#sources.sourceOf(() => this.values);
        const provider = this.#provider;
        const source = await (own ?? provider?.sources.sourceOf(() => provider.values));
        const problem = source
          ? undefined
          : `<${this.localName}> has no data: name it by regions, customers-url, customers or source, here or at a provider around it.`;
        return { source, problem };
      } catch (cause) {
        return { source: undefined, problem: messageOf(cause) };
      }
    }

    /** Where it is drawn: in the element, or in its shadow root with the sheet that all share. */
    async #preparePlace(): Promise<void> {
      if (!this.shadowRoot && this.hasAttribute('shadow')) this.attachShadow({ mode: 'open' });
      const root = this.shadowRoot;
      if (!root || root.adoptedStyleSheets.length > 0) return;
      const { shadowSheet } = await import('./shadow-sheet.ts');
      if (root.adoptedStyleSheets.length === 0) root.adoptedStyleSheets = [shadowSheet];
    }

    #show(): void {
      const loaded = this.#loaded;
      if (!loaded) return;
      this.#place ??= (this.shadowRoot ?? this).appendChild(document.createElement('div'));
      this.#drawing ??= loaded.drawIn(this.#place);
      const { asOf, region, locale, theme, density, dir, beforeMutate, onSignIn } = this.#settings();
      const { messages, problem, widget, slots } = loaded;
      const missing = widget.missingIn?.(this);
      const wrong = missing ?? problem;
      const problems = [...(this.#provider?.problems ?? []), ...this.problems];
      const source = missing === undefined ? loaded.source : undefined;
      this.#drawing.show({
        Widget: widget.Widget,
        props: this.#props(widget),
        slots,
        problems: wrong === undefined ? problems : [...problems, wrong],
        provider: source && {
          ...{ source, asOf, region, locale, messages, theme, density, dir, beforeMutate, onSignIn },
          onRegionChange: (next) => this.#chooseRegion(next),
          observe: {
            error: (failure, error) => this.#tell('pk-error', { failure, error }),
            metric: (metric) => this.#tell('pk-metric', metric),
            event: (event) => this.#tell('pk-event', event),
          },
        },
      });
    }

    /** The provider's settings, and over them what the element says itself. */
    #settings(): SomeSettings {
      const own = Object.entries(this.values).filter(([, value]) => value !== undefined);
      return { ...this.#provider?.values, ...Object.fromEntries(own) };
    }

    #props({ changes = [], tells = {} }: DrawnWidget): Record<string, unknown> {
      const props: Record<string, unknown> = {};
      for (const field of Object.keys(fields)) props[field] = this.values[field];
      for (const field of changes)
        props[`on${field[0]?.toUpperCase()}${field.slice(1)}Change`] = (value: unknown) => {
          if (!this.#tell(`pk-${attributeName(field)}-change`, { [field]: value })) return;
          this.keep(field, value);
          this.#show();
        };
      for (const [prop, { event, details, when, keeps }] of Object.entries(tells))
        if (when === undefined || this.values[when])
          props[prop] = (...said: unknown[]) => {
            const isLeft = this.#tell(
              event,
              Object.fromEntries(details.map((detail, at) => [detail, said[at]])),
            );
            if (!isLeft || keeps === undefined) return;
            this.keep(keeps, this.values[keeps] === said[0] ? undefined : said[0]);
            this.#show();
          };
      return props;
    }

    /** A region is chosen where one is said: for the element alone, or for all below its provider. */
    #chooseRegion(region: string | null): void {
      const owner = this.values.region === undefined ? this.#provider : undefined;
      if (!this.#tell('pk-region-change', { region })) return;
      (owner ?? this).keep('region', region);
      if (owner) owner.changed();
      this.#show();
    }

    /** Answers whether the page lets it be. */
    #tell(type: string, detail: unknown): boolean {
      return this.dispatchEvent(
        new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
      );
    }

    /** Says without React what kept it from coming. */
    #fail(cause: unknown): void {
      const text = `<${this.localName}> could not be loaded: ${messageOf(cause)}`;
      console.error(`PartnerKit: ${text}`);
      this.#tell('pk-error', { error: cause });
      if (this.#drawing) return;
      this.#place ??= (this.shadowRoot ?? this).appendChild(document.createElement('div'));
      this.#place.role = 'alert';
      this.#place.textContent = text;
    }
  };
}

/** The widget and how it is drawn: the table, which most pages show, asks for no table of others. */
async function loadWidget(name: WidgetName): Promise<DrawnWidget> {
  if (name === 'customer-table') return (await import('./drawn-customer-table.ts')).drawnCustomerTable;
  return (await import('./other-widgets.ts')).loadOther(name);
}

/** The next provider around an element, out of shadow roots too. */
function providerAround(element: Element, Provider: new () => ProviderElement): ProviderElement | undefined {
  let at: Node | null = element;
  while (at) {
    at = at instanceof ShadowRoot ? at.host : at.parentNode;
    if (at instanceof Provider) return at;
  }
  return undefined;
}

/** The texts of a shipped language; English comes with the widgets. */
async function textsOf(locale: string | undefined): Promise<SomeSettings['messages']> {
  if (locale === undefined || /^en\b/i.test(locale)) return undefined;
  const { loadMessages, shippedLocaleFor } = await import('@partnerkit/ui/locales');
  const shipped = shippedLocaleFor([locale]);
  return shipped === 'en' ? undefined : loadMessages(shipped);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
