import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/**
 * Replaces the live stream of a show's seats before a page opens, so that a test decides what the page receives
 * and when: first the current states of all seats, then those of `sendChanges`.
 */
export async function feedSeats(page: Page): Promise<void> {
  await page.addInitScript({
    path: fileURLToPath(new URL('./fake-event-source.js', import.meta.url)),
  });
}

type Fed = { source: EventTarget; seats: string; sum: number; tag: string };

/** Waits until the page has received the states of all seats. */
export async function waitForFeed(page: Page): Promise<void> {
  await page.waitForFunction(() => 'fed' in window);
}

/**
 * Changes seats one after the other, each in its own delta: the given ones, or `count` seats all over the hall. An
 * available seat becomes booked and a booked one available. Changes are `pause` milliseconds apart; 0 means as
 * soon as the page has handled the last one.
 */
export async function sendChanges(
  page: Page,
  changes: { seats: number[] } | { count: number; pause: number },
): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { fed } = window as unknown as { fed: Fed };
    const letters = [...fed.seats];
    const count = 'seats' in wanted ? wanted.seats.length : wanted.count;
    for (let at = 0; at < count; at++) {
      // The step has no common factor with the number of seats, so it reaches all seats before it repeats.
      const seat = 'seats' in wanted ? wanted.seats[at] : (fed.sum * 7_919) % letters.length;
      if (seat === undefined) continue;
      letters[seat] = letters[seat] === 'a' ? 'b' : 'a';
      fed.sum += 1;
      const lastEventId = `${fed.sum}.${fed.tag}`;
      const data = `1 ${seat}${letters[seat]}`;
      fed.source.dispatchEvent(new MessageEvent('message', { data, lastEventId }));
      if ('pause' in wanted && wanted.pause > 0) {
        await new Promise((resolve) => setTimeout(resolve, wanted.pause));
      } else if (at % 10 === 0) await new Promise(requestAnimationFrame);
      else {
        // Waits for React's task, which is scheduled in the same way.
        for (let turn = 0; turn < 2; turn++) {
          await new Promise<void>((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(null);
          });
        }
      }
    }
    fed.seats = letters.join('');
  }, changes);
}
