import { createServer, type Server } from 'node:http';
import { gatherMetrics } from '@/lib/gather-metrics';
import { log } from '@/lib/log';
import { mayReadMetrics } from '@/lib/may-read-metrics';
import { metrics } from '@/lib/metrics';

/** Shows a worker's figures to Prometheus on a port of 127.0.0.1, to who has the bearer token. */
export function serveMetrics(port: number): Server {
  const server = createServer(async ({ headers }, response) => {
    if (!mayReadMetrics(headers.authorization ?? null)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const figures = await gatherMetrics();
      response.writeHead(200, { 'content-type': metrics().registry.contentType }).end(figures);
    } catch (err) {
      log.error({ err }, 'the figures could not be gathered');
      response.writeHead(503).end();
    }
  });
  server.on('error', (err) => log.error({ err, port }, 'the figures are not shown'));
  return server.listen(port, '127.0.0.1');
}
