import { setTimeout as sleep } from 'node:timers/promises';
import { visitorOf } from '@/lib/visitors/actions/read-visitor';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { type Visit, visitWaitingRoom } from '@/lib/visitors/waiting-room/visit-waiting-room';

let addresses = 0;

/** A browser on a network of its own: it keeps the cookies that it is given. */
export class WaitingBrowser {
  readonly jar = new Map<string, string>();
  constructor(readonly address = `10.${Math.floor(addresses / 250)}.${addresses++ % 250}.7`) {}

  headers() {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ cookie, 'x-forwarded-for': this.address });
  }
  async visit(showId: string, join = false): Promise<Visit> {
    const visit = await visitWaitingRoom(showId, visitorOf(showId, this.headers()), { join });
    if (visit.ok) for (const { name, value } of visit.cookies) this.jar.set(name, value);
    return visit;
  }
  async answerOnce(showId: string, join = false): Promise<VisitAnswer> {
    const visit = await this.visit(showId, join);
    if (!visit.ok) throw new Error(visit.reason);
    return visit.answer;
  }
  /** The same, asked again while a busy machine lets Redis answer too late. */
  async answer(showId: string, join = false): Promise<VisitAnswer> {
    let answer = await this.answerOnce(showId, join);
    for (const deadline = Date.now() + 20_000; answer.status === 'still'; ) {
      if (Date.now() > deadline) throw new Error('Redis does not answer');
      await sleep(200);
      answer = await this.answerOnce(showId);
    }
    return answer;
  }
}
