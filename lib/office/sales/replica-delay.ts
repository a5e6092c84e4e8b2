import { replicaStates } from '@/db/client';

/** How far behind the primary what `readReplica` answers may be now, in milliseconds. */
export async function replicaDelay(): Promise<number> {
  const states = await replicaStates();
  return Math.max(0, ...states.filter(({ state }) => state === 'used').map(({ lagMs }) => lagMs));
}
