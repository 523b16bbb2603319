import { memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { expect, within } from 'storybook/test';

type Operations = Parameters<typeof createSource>[0];
interface StateStory {
  readonly parameters: { readonly source: () => PartnerDataSource };
  readonly play: (context: { readonly canvasElement: HTMLElement }) => Promise<void>;
}

/** Rows that never come. */
export const loadingSource = (): PartnerDataSource =>
  memorySource({ customers: () => new Promise<never>(() => {}) });

/** The same source whose first pages are there, and whose next ones never come. */
export const firstPagesOf = (source: PartnerDataSource): PartnerDataSource => ({
  ...source,
  call: (operation, input, context) =>
    (input as { readonly cursor?: string } | undefined)?.cursor
      ? new Promise<never>(() => {})
      : source.call(operation, input, context),
});

/**
 * The states that every widget has, as stories, over a source whose operations fail: `storyStates((fail) => ({ customers:
 * { list: fail } }))`. A widget that has more to show in one of them spreads it and plays its own.
 */
export function storyStates(operations: (fail: () => never) => Operations) {
  const failing =
    (code: PartnerError['code'], details = {}) =>
    (): PartnerDataSource =>
      createSource(
        operations(() => {
          throw new PartnerError({ code, message: 'The service answered 503.', ...details });
        }),
      );
  const notPermitted: StateStory = {
    parameters: { source: failing('forbidden') },
    play: says('Not permitted'),
  };
  const notSupported: StateStory = {
    parameters: { source: () => createSource({}) },
    play: says('Not available here'),
  };
  const failed: StateStory = {
    parameters: { source: failing('unavailable', { requestId: 'req_7f3a91c2' }) },
    play: async ({ canvasElement }) => {
      const canvas = within(canvasElement);
      const [alert] = await canvas.findAllByRole('alert');
      await expect(alert).toHaveTextContent('This could not be loaded');
      await expect(canvas.getAllByRole('button', { name: /req_7f3a91c2/ })[0]).toBeVisible();
      await expect(canvas.getAllByRole('button', { name: 'Try again' })[0]).toBeVisible();
    },
  };
  return { failing, notPermitted, notSupported, failed };
}

function says(text: string): StateStory['play'] {
  return async ({ canvasElement }) => {
    const [said] = await within(canvasElement).findAllByText(text);
    await expect(said).toBeVisible();
  };
}
