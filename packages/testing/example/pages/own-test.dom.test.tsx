// @vitest-environment jsdom
import { renderWithPartner } from '@partnerkit/testing/react';
import { CustomerTable } from '@partnerkit/ui';
import { configure, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

// parts of a widget load when they are needed: on a slow machine a wait lasts, and the test outlasts it
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 30_000 });

test('shows who expires within thirty days', async () => {
  renderWithPartner(<CustomerTable defaultQuery="expires<30d" />);
  expect(await screen.findByText(/^\d+ customers match$/)).toBeTruthy();
});
