import { Source } from '@storybook/addon-docs/blocks';
import { useEffect, useId, useRef, useState } from 'react';
import { defineElements } from '../../packages/elements/src/define-elements.ts';
import { widgetNames } from '../../packages/elements/src/widget-fields.ts';
import { createWorld, scenarioSource, worldAsOf } from '../../packages/testing/src/index.ts';
import '../../packages/elements/src/partnerkit.css';

const [customer] = createWorld().customers;

/** What some elements need, and what shows more of others. */
const attributes: Readonly<Record<string, string>> = {
  'customer-table': ' query="status:expiringSoon" open-customers',
  'license-trend': ' product="meetings"',
  'call-volume-chart': ' choose-weeks',
  'call-quality-charts': ' choose-weeks choose-endpoints',
  'region-roll-up': ' open-regions show-customers',
  'subscription-kpis': ' show-customers',
  'start-trial': ' can-leave',
};
const ofCustomer = /^(customer-(subscriptions|calling|trials)|tag-editor|partner-administrators)$/;

function htmlOf(name: string): string {
  const said = ofCustomer.test(name) ? ` customer-id="${customer?.id}"` : (attributes[name] ?? '');
  return `<partnerkit-${name}${said}></partnerkit-${name}>`;
}

/** HTML to copy, and below it the same, run in the page; what it tells stands under it. */
export function ElementExample({ html }: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    defineElements();
    // the made-up partner of the stories
    const provider = Object.assign(document.createElement('partnerkit-provider'), {
      source: scenarioSource('ordinary'),
      asOf: worldAsOf,
    });
    provider.innerHTML = html;
    const tell = (event: Event) =>
      setTold(`${event.type} ${JSON.stringify((event as CustomEvent).detail).slice(0, 200)}`);
    for (const type of ['open-customer', 'query-change', 'choose-week', 'choose-endpoint', 'show-customers'])
      provider.addEventListener(`pk-${type}`, tell);
    place.current?.replaceChildren(provider);
    setTold('');
    return () => provider.remove();
  }, [html]);
  return (
    <>
      <Source code={html} language="html" />
      <div
        ref={place}
        className="sb-unstyled"
        style={{ marginBlock: 16, fontFamily: 'system-ui, sans-serif' }}
      />
      {told && (
        <p>
          <code>{told}</code>
        </p>
      )}
    </>
  );
}

/** Any element, chosen from all. */
export function AnyElement() {
  const [name, setName] = useState<string>('call-volume-chart');
  const id = useId();
  return (
    <>
      <label htmlFor={id} style={{ fontFamily: 'system-ui, sans-serif' }}>
        Element
      </label>{' '}
      <select id={id} value={name} onChange={({ target }) => setName(target.value)}>
        {widgetNames.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <ElementExample html={htmlOf(name)} />
    </>
  );
}
