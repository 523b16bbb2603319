import '@partnerkit/ui/styles.css';
import './portal.css';
import { createRoot } from 'react-dom/client';
import { Portal } from './portal.tsx';
import { storedPreferences } from './preferences.ts';
import { openSession } from './session.ts';
import { texts } from './texts.ts';
import { setPageLanguage } from './use-language.ts';

const { locale, direction } = storedPreferences();
const text = texts[locale];
setPageLanguage(locale, direction);
document.title = text.title;

const root = createRoot(document.getElementById('portal') as HTMLElement);
const waiting = <p className="starting">{text.loading}</p>;
root.render(waiting);
openSession().then(
  (session) => root.render(<Portal session={session} waiting={waiting} />),
  () => root.render(<p className="starting">{text.failed}</p>),
);
