import { afterEach } from 'vitest';
import { endOnSignals } from './end-on-signals';
import { keepDatabases } from './services';

endOnSignals();

afterEach(({ task }) => {
  if (task.result?.state === 'fail') keepDatabases();
});
