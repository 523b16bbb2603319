import { createRoot } from 'react-dom/client';
import { shadowPlace } from './shadow-place.ts';
import { TableInForm } from './table-in-form.tsx';

createRoot(await shadowPlace(1)).render(<TableInForm />);
