import { attributeName, type Fields, readAttribute } from './fields.ts';

/** An element whose fields are properties and attributes; whichever was set last counts. */
export interface FieldElement extends HTMLElement {
  /** What is set, by the names of the fields. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What attributes say that can't be read. */
  readonly problems: readonly string[];
  /** Sets a field without telling of it. */
  keep(field: string, value: unknown): void;
  /** Told after a field was set from outside. */
  changed(): void;
}

/** A class of elements with fields. It is made when it is defined: a server has no `HTMLElement` to stand on. */
export function fieldElement(fields: Fields): new () => FieldElement {
  const byAttribute = new Map(Object.keys(fields).map((field) => [attributeName(field), field]));

  class ElementWithFields extends HTMLElement implements FieldElement {
    static readonly observedAttributes = [...byAttribute]
      .filter(([, field]) => fields[field] !== 'property')
      .map(([attribute]) => attribute);
    readonly #values: Record<string, unknown> = {};
    readonly #problems = new Map<string, string>();

    constructor() {
      super();
      // what was set before the script came stands in the way of the class's own
      const early = this as unknown as Record<string, unknown>;
      for (const field of Object.keys(fields)) {
        if (!Object.hasOwn(this, field)) continue;
        this.keep(field, early[field]);
        delete early[field];
      }
    }

    get values() {
      return this.#values;
    }

    get problems() {
      return [...this.#problems.values()];
    }

    keep(field: string, value: unknown): void {
      this.#values[field] = value;
      this.#problems.delete(field);
    }

    changed(): void {}

    attributeChangedCallback(attribute: string, before: string | null, text: string | null): void {
      const field = byAttribute.get(attribute);
      if (field === undefined || before === text) return;
      const { value, problem } = readAttribute(field, fields[field] as Fields[string], text);
      this.keep(field, value);
      if (problem !== undefined) {
        this.#problems.set(field, problem);
        console.error(`PartnerKit: <${this.localName}> ${problem}`);
      }
      this.changed();
    }
  }

  for (const field of Object.keys(fields)) {
    // `dir` is every element's own, and its attribute says the same
    if (field in HTMLElement.prototype) continue;
    Object.defineProperty(ElementWithFields.prototype, field, {
      enumerable: true,
      configurable: true,
      get(this: FieldElement) {
        return this.values[field];
      },
      set(this: FieldElement, value: unknown) {
        this.keep(field, value);
        this.changed();
      },
    });
  }
  return ElementWithFields;
}
