/** Errors that nobody caught: they are written down, the app goes on, and the person is told that something may be off. */

/** Said at most so often: what goes wrong once may go wrong with every picture, ms. */
const QUIET_MS = 60_000;

const MESSAGE =
  'Something went wrong inside Signwright, and it goes on. What is saved is safe. If something does not work any more, restart the app.';

/**
 * Without it, a forgotten `catch` anywhere would end the process, and with it the takes that wait for room on the disk.
 * @param tell says the sentence to whoever is connected
 */
export function outliveErrors(tell: (message: string) => void): void {
  let told = -Infinity;
  const survive = (what: string) => (error: unknown) => {
    console.error(what, error);
    const now = performance.now();
    if (now - told < QUIET_MS) return;
    told = now;
    tell(MESSAGE);
  };
  process.on('uncaughtException', survive('An error that nobody caught:'));
  process.on('unhandledRejection', survive('A rejection that nobody handled:'));
}
