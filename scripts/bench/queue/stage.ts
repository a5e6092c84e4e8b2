import { join } from 'node:path';
import { CHECKOUT } from '../../checkout';
import { type Stage, setUp } from '../stage';

export const QUEUE_DATA = join(CHECKOUT, '.data', 'bench-queue');

/** As `Stage`, with a broker. Workers are started by the cases. */
export type QueueStage = Stage;

export const setUpQueue = (): Promise<QueueStage> => setUp(QUEUE_DATA, { withBroker: true });
