import { usePartner } from '../provider/partner-context.ts';
import { useMay } from '../provider/use-viewer.ts';

/** Whether the viewer may change tags, and the source can. */
export function useMayEditTags(): boolean {
  const { client } = usePartner();
  return useMay('tags.edit') && client.supports('tags.add');
}
