import { createRoot } from 'react-dom/client';
import { TableAndChart } from '../src/table-and-chart.tsx';
import '@partnerkit/ui/styles.css';

createRoot(document.getElementById('host') as HTMLElement).render(<TableAndChart />);
