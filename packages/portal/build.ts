// `npm run build`: builds the portal's pages where they have changed, as `npm start` does, which then has nothing to build.
import { buildPortal } from './build-portal.ts';

await buildPortal(console.log);
