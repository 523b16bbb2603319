import { expect, it } from 'vitest';
import { renderWithPartner } from './render-with-partner.tsx';

it('says what a runner without a page lacks', () => {
  expect(() => renderWithPartner(null)).toThrow(
    expect.objectContaining({
      code: 'unsupported',
      message: expect.stringContaining('environment: "jsdom"'),
    }),
  );
});
