import '@partnerkit/ui/styles.css';
import './portal.css';
import { createRoot } from 'react-dom/client';
import { Portal } from './portal.tsx';
import { openSession } from './session.ts';
import { texts } from './texts.ts';

const language = navigator.language.startsWith('it') ? 'it' : 'en';
const root = createRoot(document.getElementById('portal') as HTMLElement);
root.render(<p className="starting">{texts[language].loading}</p>);
openSession().then(
  (session) => root.render(<Portal session={session} />),
  () => root.render(<p className="starting">{texts[language].failed}</p>),
);
