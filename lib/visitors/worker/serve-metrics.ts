import { createServer, type Server } from 'node:http';
import { gatherMetrics } from '@/lib/gather-metrics';
import { log } from '@/lib/log';
import { mayReadMetrics } from '@/lib/may-read-metrics';
import { metrics } from '@/lib/metrics';

/** Serves a worker's metrics to Prometheus on a port of 127.0.0.1. A request without the bearer token gets a 404. */
export function serveMetrics(port: number): Server {
  const server = createServer(async ({ headers }, response) => {
    if (!mayReadMetrics(headers.authorization ?? null)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await gatherMetrics();
      response.writeHead(200, { 'content-type': metrics().registry.contentType }).end(text);
    } catch (err) {
      log.error({ err }, 'the metrics could not be gathered');
      response.writeHead(503).end();
    }
  });
  server.on('error', (err) => log.error({ err, port }, 'the metrics cannot be served'));
  return server.listen(port, '127.0.0.1');
}
