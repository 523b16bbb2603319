import { loadOnce } from '../operation/load-once.ts';
import type { ResourceContent } from './resource-content.ts';

/**
 * The content that ships: the topics of the vendor's public help by title, each with a link to that help's search (RES-1). It loads
 * when it is asked for. Rejects with `unavailable` where it does not come, and may be asked again.
 */
export const loadDefaultResources: () => Promise<ResourceContent> = loadOnce(() =>
  import('./default-resources.ts').then(({ defaultResources }) => defaultResources),
);
