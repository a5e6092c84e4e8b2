/** A program that runs the REST bridge in front of a local Redis. */
import { startBridge } from '../services/bridge';

const { BRIDGE_PORT, BRIDGE_HOST, BRIDGE_TOKEN, REDIS_PORT, REDIS_PASSWORD } = process.env;
if (!BRIDGE_PORT || !BRIDGE_TOKEN || !REDIS_PORT || !REDIS_PASSWORD) {
  throw new Error('BRIDGE_PORT, BRIDGE_TOKEN, REDIS_PORT and REDIS_PASSWORD must be set.');
}
await startBridge({
  port: Number(BRIDGE_PORT),
  ...(BRIDGE_HOST ? { host: BRIDGE_HOST } : {}),
  token: BRIDGE_TOKEN,
  redis: { port: Number(REDIS_PORT), password: REDIS_PASSWORD },
});
