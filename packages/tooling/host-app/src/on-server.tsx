import { renderToString } from 'react-dom/server';
import { ServerPage } from './server-page.tsx';

/** The page as a server sends it. */
export const render = () => renderToString(<ServerPage />);
