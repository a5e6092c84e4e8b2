import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import { ShowHead } from '@/components/visitors/shows/show-head';
import { ListGate } from '@/components/visitors/waiting-room/list-gate';
import { log } from '@/lib/log';
import { visitorOf } from '@/lib/visitors/actions/read-visitor';
import { findShow } from '@/lib/visitors/shows/find-show';
import { stillAnswer } from '@/lib/visitors/waiting-room/describe-visit';
import { visitWaitingRoom } from '@/lib/visitors/waiting-room/visit-waiting-room';
import { QueueWithoutScript } from './queue-without-script';
import { Unavailable } from './unavailable';

export const dynamic = 'force-dynamic';

/** The page reloads after this time when something cannot be read, in milliseconds. */
const RELOAD_MS = 20_000;

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await nullOnError(findShow((await params).slug));
  if (!found) return { title: 'Waiting room', robots: { index: false } };
  if (!found.ok) return {};
  return { title: `Waiting room of ${found.show.title}`, robots: { index: false } };
}

/** The waiting room before the list of seats; without JavaScript it reloads by itself. */
export default async function WaitingPage({ params }: Props) {
  const { slug } = await params;
  const found = await nullOnError(findShow(slug));
  if (!found) return <Unavailable slug={slug} seconds={RELOAD_MS / 1_000} />;
  if (!found.ok) {
    if (found.reason === 'moved') permanentRedirect(`/shows/${found.slug}/waiting`);
    notFound();
  }
  const { show } = found;
  const visit = await nullOnError(
    visitWaitingRoom(show.id, visitorOf(show.id, await headers()), { join: false }),
  );
  if (visit && !visit.ok) notFound();
  const answer = visit?.answer ?? stillAnswer(RELOAD_MS);
  if (answer.status === 'off') redirect(`/shows/${show.slug}/seats`);
  return (
    <div className="page">
      <ShowHead show={show}>
        <p>
          <a className="link" href={`/shows/${show.slug}`}>
            About the show
          </a>
        </p>
      </ShowHead>
      {answer.status === 'over' ? (
        <Notice>
          {notOnSaleMessage(show, answer.reason === 'cancelled' ? 'cancelled' : 'closed')}
        </Notice>
      ) : (
        <ListGate show={show}>
          <QueueWithoutScript show={show} answer={answer} />
        </ListGate>
      )}
    </div>
  );
}

/** Null, and a log line, when a read fails: an outage must not end anyone's wait. */
async function nullOnError<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (cause) {
    log.error({ err: cause }, 'the waiting room page could not be read');
    return null;
  }
}
