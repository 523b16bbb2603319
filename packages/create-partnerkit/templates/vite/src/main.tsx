import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@partnerkit/ui/styles.css';
import './page.css';
import { Portal } from './portal.tsx';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
