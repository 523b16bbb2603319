import { hydrateRoot } from 'react-dom/client';
import { ServerPage } from './server-page.tsx';
import '@partnerkit/ui/styles.css';

hydrateRoot(document.getElementById('host') as HTMLElement, <ServerPage />, {
  onRecoverableError: (error) => console.error(error),
});
