import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { TagEditor } from './tag-editor.tsx';

/** What {@link CustomerTagEditor} takes. */
export interface CustomerTagEditorProps {
  readonly customerId: string;
}

/** The tags of a customer of whom a page knows the id alone, to be shown and changed (TAG-1, TAG-2). */
export function CustomerTagEditor(props: CustomerTagEditorProps) {
  return (
    <Widget>
      <Tags {...props} />
    </Widget>
  );
}

function Tags({ customerId }: CustomerTagEditorProps) {
  const { t, client } = usePartner();
  const isTold = client.supports('customers.get');
  const { data, error, refetch } = useSourceQuery(
    ['customer', customerId],
    (call) => client.customers.get({ id: customerId }, call),
    { enabled: isTold },
  );
  // what stays on screen while another is asked for is not that one's
  if (data?.id === customerId) return <TagEditor customers={[data]} />;
  if (error) return <FailureState error={error} onRetry={() => refetch()} t={t} />;
  return isTold ? <CardSkeleton /> : <UnsupportedState />;
}
