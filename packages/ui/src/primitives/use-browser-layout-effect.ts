import { useEffect, useLayoutEffect } from 'react';

/** A layout effect that React 18 does not warn of where there is no layout: on a server. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
