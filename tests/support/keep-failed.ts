import { afterEach } from 'vitest';
import { keepDatabases } from './services';

afterEach(({ task }) => {
  if (task.result?.state === 'fail') keepDatabases();
});
