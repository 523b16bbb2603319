import { createRoot } from 'react-dom/client';
import { TableInForm } from './table-in-form.tsx';
import '@partnerkit/ui/styles.css';

createRoot(document.getElementById('host') as HTMLElement).render(<TableInForm />);
