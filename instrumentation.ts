import type { Instrumentation } from 'next';

/** Runs once when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkStart } = await import('@/lib/check-start');
    checkStart();
    const { provideNextCache } = await import('@/lib/visitors/cache/next-cache');
    provideNextCache();
    const { listenForShutdown } = await import('@/lib/shutdown');
    listenForShutdown();
    const { startScheduler } = await import('@/lib/scheduler/start-scheduler');
    const { releaseDueBlocks } = await import('@/lib/office/blocks/release-due-blocks');
    const { deleteOldOutcomesHourly } = await import(
      '@/lib/visitors/request-status/delete-old-outcomes'
    );
    startScheduler([
      { name: 'release blocks', run: () => releaseDueBlocks() },
      { name: 'forget outcomes', run: deleteOldOutcomesHourly },
    ]);
    const { trackResponses } = await import('@/lib/http/node-response');
    trackResponses();
  }
}

/** Runs for each error that a page, an action or a handler did not catch. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('@/lib/log-request-error');
    logRequestError(error, request.headers, context.routePath);
  }
};
