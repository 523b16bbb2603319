import { hydrateRoot } from 'react-dom/client';
import { TableAndChart } from './table-and-chart.tsx';
import '@partnerkit/ui/styles.css';

hydrateRoot(document.getElementById('host') as HTMLElement, <TableAndChart />, {
  onRecoverableError: (error) => console.error(error),
});
