import { afterEach } from 'vitest';
import { endOnSignals } from './end-on-signals';
import { keepDatabases } from './test-services';

endOnSignals();

afterEach(({ task }) => {
  if (task.result?.state === 'fail') keepDatabases();
});
