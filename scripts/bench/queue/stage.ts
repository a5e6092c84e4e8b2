import { join } from 'node:path';
import { CHECKOUT } from '../../checkout';
import { type Stage, setUp } from '../stage';

export const QUEUE_DATA = join(CHECKOUT, '.data', 'bench-queue');

/** A `Stage` with a broker. The cases start the workers. */
export type QueueStage = Stage;

export const setUpQueue = (): Promise<QueueStage> => setUp(QUEUE_DATA, { withBroker: true });
