import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { closedWords } from '@/components/sale-words';
import { ShowHead } from '@/components/show-head';
import { Notice } from '@/components/ui/notice';
import { ListDoor } from '@/components/waiting-room/list-door';
import { findShow } from '@/lib/shows/find-show';
import { salePhase } from '@/lib/shows/sale';
import { visitLine } from '@/lib/waiting-room/visit-line';
import { PlainLine } from './plain-line';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findShow((await params).slug);
  if (!found.ok) return {};
  return { title: `Waiting room of ${found.show.title}`, robots: { index: false } };
}

/** The waiting room for who chooses from the list; without JavaScript it loads itself again when it is time. */
export default async function WaitingPage({ params }: Props) {
  const found = await findShow((await params).slug);
  if (!found.ok) {
    if (found.reason === 'moved') permanentRedirect(`/shows/${found.slug}/waiting`);
    notFound();
  }
  const { show } = found;
  const visit = await visitLine(show.id, await headers(), { join: false });
  if (!visit.ok) notFound();
  const { answer } = visit;
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
        <Notice>{closedWords(show, salePhase(show, Date.now())) ?? 'The sale is over.'}</Notice>
      ) : (
        <>
          <noscript>
            <PlainLine show={show} answer={answer} />
          </noscript>
          <ListDoor show={show} />
        </>
      )}
    </div>
  );
}
