import { endWithNpm } from './end-with-npm';
import { refuseLaunches } from './process';

/**
 * Runs `cleanUp` once and ends the process on Ctrl-C, SIGTERM, a closed terminal, or when npm was killed.
 * Returns the function that does so, for a normal end of the script.
 */
export function stopOnSignal(cleanUp: () => Promise<void>): (code: number) => Promise<never> {
  let ending: Promise<never> | undefined;
  const end = (code: number): Promise<never> => {
    ending ??= (async () => {
      refuseLaunches();
      try {
        await cleanUp();
      } catch (error) {
        console.error(error);
      }
      process.exit(code);
    })();
    return ending;
  };
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  process.on('SIGHUP', () => void end(129));
  endWithNpm(() => void end(143));
  return end;
}
