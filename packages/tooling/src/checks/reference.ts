import { referencePages, stalePages } from '../reference/reference-pages.ts';
import { unannouncedChanges } from '../reference/released-pages.ts';
import type { Check } from './check.ts';

/** What the pages of names, widgets and `llms.txt` say is what the types and comments say, and no host is surprised by a release. */
export const reference: Check = {
  name: 'reference',
  title: 'pages made of types and comments, and what they ask of hosts of the last release',
  needs: ['build'],
  async run() {
    const pages = referencePages();
    const stale = stalePages(pages);
    if (stale.length > 0)
      throw new Error(`Not as the types and comments are (npm run reference:update):\n${stale.join('\n')}`);
    const changes = await unannouncedChanges(pages);
    if (changes.length > 0)
      throw new Error(`May ask something of hosts, and no changeset says so:\n${changes.join('\n')}`);
    return undefined;
  },
};
