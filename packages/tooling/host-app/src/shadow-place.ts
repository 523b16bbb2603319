import styles from '@partnerkit/ui/styles.css?url';

/** A place in open shadow roots, one in the other, once our style sheet is loaded there. */
export function shadowPlace(depth: number): Promise<HTMLElement> {
  let host = document.getElementById('host') as HTMLElement;
  for (let level = 1; level < depth; level++) {
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    host = inner;
  }
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  const place = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(sheet, place);
  return new Promise((done) => sheet.addEventListener('load', () => done(place)));
}
