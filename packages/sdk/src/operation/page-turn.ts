/**
 * Lets the page do what it has to: a message comes after what waits already, and is not held back in a tab that nobody looks at, as a
 * timer is. Where there are no messages, in the DOM of an older test runner, it is a timer.
 */
export function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
