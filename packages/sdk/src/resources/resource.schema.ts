import * as z from 'zod/mini';
import { nonEmptyText } from '../operation/row.schema.ts';
import { linkAddress } from '../text/link-address.ts';
import { localTextSchema } from './local-text.ts';

/** Something that helps a partner, as a host hands it over (RES-1). Unknown fields are kept. */
export const resourceSchema = /* @__PURE__ */ (() => {
  // one pure call: a page without resources drops it
  const address = nonEmptyText.check(
    z.refine(
      (url) => linkAddress(url) !== undefined,
      'expected an address that starts with https:// or http://',
    ),
  );
  return z
    .looseObject({
      /** Opaque; unique within the content. */
      id: nonEmptyText,
      title: localTextSchema,
      description: z.optional(localTextSchema),
      /** Where it is; opens in a new tab. */
      url: z.optional(address),
      /** Opens what has no address: a page of the host's own, a chat, a download. */
      onOpen: z.optional(
        z.custom<() => void | PromiseLike<void>>(
          (value) => typeof value === 'function',
          'expected a function',
        ),
      ),
      /** What it is: one of `resourceKinds`, or another that the content names. */
      kind: z.optional(nonEmptyText),
      /** What it is about, by ids that the content gives names to; one without a name is shown as it is. */
      topics: z.optional(z.array(nonEmptyText)),
      /** The languages it is in, as BCP 47 has them; absent is not known. */
      languages: z.optional(z.array(nonEmptyText)),
      /** Stands among the featured ones. */
      isFeatured: z.optional(z.boolean()),
      /** Stands among the quick links. */
      isQuickLink: z.optional(z.boolean()),
      /** For whom it is; absent, for everybody. Nothing is kept secret by it. */
      roles: z.optional(z.array(nonEmptyText)),
    })
    .check(
      z.refine(({ url, onOpen }) => url !== undefined || onOpen !== undefined, {
        path: ['url'],
        message: 'expected an address, or onOpen',
      }),
    );
})();

/** Something that helps a partner: an article, a video, a tool (RES-1). */
export type Resource = z.output<typeof resourceSchema>;

/** The kinds that have names in every language. */
export const resourceKinds = ['topic', 'article', 'guide', 'video', 'course', 'tool', 'community'] as const;
