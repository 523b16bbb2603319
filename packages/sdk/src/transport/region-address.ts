import { invalidField, type PartnerError } from '../errors/partner-error.ts';

/** Where a region answers: everything sent for it stays below this origin and path. */
export interface RegionAddress {
  readonly origin: string;
  /** Without a slash at its end. */
  readonly path: string;
}

/** A region's base URL, checked. Throws `invalid` for anything but http(s) without credentials, query or fragment. */
export function regionAddress(region: string, baseUrl: string): RegionAddress {
  const url = /[\s\\?#]/.test(baseUrl) ? undefined : parsedUrl(baseUrl);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw invalidField(
      `regions.${region}.baseUrl`,
      `expected an http or https URL without credentials, query and fragment${/^\//.test(baseUrl) ? ', of a path: new URL(path, location.href).href' : ''}`,
    );
  }
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
}

/** The address of a path below a region's. Throws `invalid` where it would be read as any other than written. */
export function addressBelow(base: RegionAddress, path: string, query: string): string {
  const url = parsedUrl(`${base.origin}${base.path}${path}?${query}`);
  if (url?.origin !== base.origin || url.pathname !== base.path + path || !path.startsWith('/')) {
    throw leavesTheRegion();
  }
  return url.href;
}

function leavesTheRegion(): PartnerError {
  return invalidField('path', "the address would not be below the region's base URL");
}

function parsedUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
