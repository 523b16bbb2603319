import { createPartnerClient, memorySource, PartnerError } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { loadMessages, shippedLocales } from '../i18n/locales.ts';
import type { Messages } from '../i18n/translate.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { FailureMessage } from './failure-message.tsx';

const source = memorySource({ customers: [] });

interface Showing {
  readonly locale?: string;
  readonly messages?: Messages;
  readonly onRetry?: () => void;
}

function shown(error: unknown, { locale = 'en', messages, onRetry = () => {} }: Showing = {}) {
  return render(
    <PartnerProvider source={source} locale={locale} messages={messages}>
      <FailureMessage error={error} onRetry={onRetry} />
    </PartnerProvider>,
  );
}

describe('a failure of a page', () => {
  it('says what happened and what to do, with the request and the words of developers behind', async () => {
    const onRetry = vi.fn();
    shown(new PartnerError({ code: 'unknown', message: 'HTTP 500', requestId: 'r-17' }), { onRetry });
    const alert = screen.getByRole('alert');
    expect(alert.querySelector('.pk-state-text')?.textContent).toBe(
      'Something went wrong at the data source. Try again; if it happens again, tell whoever runs this portal.',
    );
    expect(screen.getByRole('button', { name: 'Request r-17' })).toBeTruthy();
    expect(screen.getByText('HTTP 500').closest('details')?.open).toBe(false);
    await userEvent.click(screen.getByText('Details'));
    expect(screen.getByText('HTTP 500').closest('details')?.open).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it.each(shippedLocales)('says so in the language of the page: %s', async (locale) => {
    const messages = await loadMessages(locale);
    for (const code of ['unknown', 'unavailable', 'malformed'] as const) {
      const error = new PartnerError({ code, message: 'HTTP 500' });
      const { container, unmount } = shown(error, { locale, messages });
      const text = container.querySelector('.pk-state-text')?.textContent ?? '';
      expect(text).toBe(messages[`error.${code}`]);
      expect(text).not.toContain('HTTP');
      unmount();
    }
  });

  it('that no server could be reached is no failure of the portal’s own code', async () => {
    const regions = { EU: { baseUrl: 'https://eu.example/eu/v1' } };
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const unreachable = httpSource({ regions, getToken: () => 'token', fetch, retry: { attempts: 1 } });
    const error = await createPartnerClient({ source: unreachable })
      .customers.list()
      .catch((cause) => cause);
    shown(error);
    expect(screen.getByText(/The data source is not available at the moment/)).toBeTruthy();
    expect(screen.getByText(/^The server could not be reached/).closest('details')).toBeTruthy();
  });

  it('of what a role does not include has no way to try again', () => {
    shown(new PartnerError({ code: 'forbidden', message: 'no' }));
    expect(screen.getByText('Not permitted')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
