import { PartnerError } from '@partnerkit/sdk';
import manifest from '../package.json' with { type: 'json' };
import { providerElement } from './provider-element.ts';
import { widgetElement } from './widget-element.ts';
import { widgetNames } from './widget-fields.ts';

/** What {@link defineElements} takes; nothing is needed. */
export interface DefineElementsOptions {
  /** What the names of the elements begin with; `partnerkit` unless told. Two versions on one page need two. */
  readonly prefix?: string | undefined;
  /** Where the names are known: the page's registry unless told, or one of your own for a shadow root. */
  readonly registry?: CustomElementRegistry | undefined;
}

const versionOf = Symbol.for('partnerkit.elements.version');

/**
 * Makes the elements known: `<partnerkit-provider>`, `<partnerkit-customer-table>` and the others. Their widgets load when the first
 * of each is on the page. Done a second time by the same version it does nothing; by another one it leaves what is there and says so
 * in the console. Throws `invalid` where the prefix can't begin the name of an element.
 */
export function defineElements({ prefix = 'partnerkit', registry }: DefineElementsOptions = {}): void {
  if (typeof prefix !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(prefix)) {
    const message = `expected small letters, digits and hyphens, found ${JSON.stringify(prefix)}`;
    const fields = [{ field: 'prefix', message }];
    throw new PartnerError({ code: 'invalid', phase: 'request', message: `prefix: ${message}`, fields });
  }
  const names = registry ?? customElements;
  const there = names.get(`${prefix}-provider`);
  if (there) {
    const version = (there as unknown as Record<symbol, unknown>)[versionOf];
    if (version !== manifest.version)
      console.warn(
        `PartnerKit: the elements ${prefix}-… are there in version ${String(version)}; load ${manifest.version} with a prefix of its own: partnerkit.js?prefix=partnerkit-next`,
      );
    return;
  }
  const Provider = Object.assign(providerElement(), { [versionOf]: manifest.version });
  names.define(`${prefix}-provider`, Provider);
  for (const name of widgetNames) names.define(`${prefix}-${name}`, widgetElement(name, Provider));
}
