import type { ResourceQuery } from '@partnerkit/sdk';
import { ResourcesHelp } from '@partnerkit/ui/resources-help';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

const fields = ['kinds', 'topics', 'languages'] as const;

/** Resources and help, and the partner helpdesk; what is looked for stands in the address (RES-1, RES-2). */
export function ResourcesRoute({ address, text }: { address: Address; text: Texts }) {
  const values = (name: string) => address.value(name).split(',').filter(Boolean);
  const query: ResourceQuery = {
    text: address.value('text') || undefined,
    ...Object.fromEntries(fields.map((field) => [field, values(field)])),
  };
  const show = (next: ResourceQuery) => {
    const kept = {
      text: next.text ?? '',
      ...Object.fromEntries(fields.map((field) => [field, next[field]?.join(',') ?? ''])),
    };
    for (const [name, value] of Object.entries(kept))
      if (address.value(name) !== value) address.setValue(name, value);
  };
  const form = () => <p>{text.helpdeskForm}</p>;
  return (
    <>
      <PageHeading address={address} text={text} name={text.resources} />
      <ResourcesHelp
        query={query}
        onQueryChange={show}
        helpdesk={[
          { id: 'calling', form },
          { id: 'contactCenter', form },
        ]}
      />
    </>
  );
}
