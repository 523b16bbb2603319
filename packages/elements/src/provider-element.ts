import { SourceKeeper } from './data-source.ts';
import { type FieldElement, fieldElement } from './field-element.ts';
import { type SomeSettings, settingFields } from './settings.ts';

/** `<partnerkit-provider>`: shares its settings with all elements below it, as deep as they stand. */
export interface ProviderElement extends FieldElement {
  readonly values: SomeSettings & Readonly<Record<string, unknown>>;
  readonly sources: SourceKeeper;
  /** Calls `listener` after a setting has changed, until what it answers is called. */
  follow(listener: () => void): () => void;
}

/** The class of providers. */
export function providerElement(): new () => ProviderElement {
  return class extends fieldElement(settingFields) implements ProviderElement {
    readonly sources = new SourceKeeper();
    readonly #listeners = new Set<() => void>();

    follow(listener: () => void) {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    }

    override changed() {
      for (const listener of [...this.#listeners]) listener();
    }
  };
}
