import type { CDPSession } from '@playwright/test';

export type PageMemory = {
  /** Bytes of script memory after garbage collection, of the page and of its workers. */
  page: number;
  workers: number;
  /** The number of DOM nodes. */
  nodes: number;
};

/** Collects garbage in a page and its workers and returns the remaining memory. */
export async function measurePageMemory(cdp: CDPSession): Promise<PageMemory> {
  await cdp.send('HeapProfiler.enable');
  // The second collection frees what the finalizers of the first released.
  for (let turn = 0; turn < 2; turn++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize: page } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { page, workers: await weighWorkers(cdp), nodes };
}

async function weighWorkers(cdp: CDPSession): Promise<number> {
  const sessions: string[] = [];
  const attached = ({ sessionId }: { sessionId: string }) => sessions.push(sessionId);
  cdp.on('Target.attachedToTarget', attached);
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let sum = 0;
  for (const session of sessions) {
    for (let turn = 0; turn < 2; turn++) await ask(cdp, session, 'HeapProfiler.collectGarbage');
    sum += (await ask(cdp, session, 'Runtime.getHeapUsage')).usedSize ?? 0;
  }
  cdp.off('Target.attachedToTarget', attached);
  await cdp.send('Target.setAutoAttach', {
    autoAttach: false,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return sum;
}

let questions = 0;

function ask(cdp: CDPSession, sessionId: string, method: string): Promise<{ usedSize?: number }> {
  const id = ++questions;
  return new Promise((resolve, reject) => {
    const onMessage = (event: { sessionId: string; message: string }) => {
      const answer = JSON.parse(event.message);
      if (event.sessionId !== sessionId || answer.id !== id) return;
      cdp.off('Target.receivedMessageFromTarget', onMessage);
      if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
      else resolve(answer.result);
    };
    cdp.on('Target.receivedMessageFromTarget', onMessage);
    const message = JSON.stringify({ id, method });
    cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
  });
}
