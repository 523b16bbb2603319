import { isPartnerError, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import type { SomeSettings } from './settings.ts';

/** The source over the regions that the settings name. Their token is asked for when one is needed. */
export function httpData(settings: () => SomeSettings): PartnerDataSource {
  const { regions = {}, home } = settings();
  try {
    return httpSource({
      regions: Object.fromEntries(
        Object.entries(regions).map(([region, place]) => [region, { baseUrl: absolute(place) }]),
      ),
      home,
      getToken: async (request) => {
        const { getToken, token } = settings();
        if (getToken) return getToken(request);
        if (token !== undefined) return token;
        throw new PartnerError({
          code: 'unauthenticated',
          message: 'There is neither getToken nor a token.',
        });
      },
    });
  } catch (cause) {
    throw isPartnerError(cause) ? new Error(`The attribute regions: ${cause.message}`, { cause }) : cause;
  }
}

/** An address as the page means it. What is none is named by the source. */
function absolute(place: string | { readonly baseUrl: string }): string {
  const address = typeof place === 'string' ? place : place?.baseUrl;
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}
