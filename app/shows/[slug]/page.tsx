import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { preload } from 'react-dom';
import { Notice } from '@/components/ui/notice';
import { ShowBooking } from '@/components/visitors/booking-form/show-booking';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import { ShowAbout } from '@/components/visitors/shows/show-about';
import { ShowHead } from '@/components/visitors/shows/show-head';
import { StructuredData } from '@/components/visitors/shows/structured-data';
import { LazyBookingGate } from '@/components/visitors/waiting-room/lazy-booking-gate';
import { env } from '@/lib/env';
import { cachedShow } from '@/lib/visitors/cache/show-page';
import { salePhase } from '@/lib/visitors/shows/sale-phase';
import { bookSeats } from './actions';
import { Legend } from './legend';

/** Seconds. The page is the same for everyone: seat states and idempotency keys come as data. */
export const revalidate = 30;

export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await cachedShow((await params).slug);
  if (!found.ok) return {};
  const { slug, title, tagline } = found.show;
  return {
    metadataBase: new URL(env().SITE_URL),
    title,
    description: tagline,
    alternates: { canonical: `/shows/${slug}` },
    openGraph: {
      siteName: 'Rowlock',
      type: 'website',
      title,
      description: tagline,
      url: `/shows/${slug}`,
    },
  };
}

export default async function ShowPage({ params }: Props) {
  const found = await cachedShow((await params).slug);
  if (!found.ok) {
    if (found.reason === 'moved') permanentRedirect(`/shows/${found.slug}`);
    notFound();
  }
  const { show } = found;
  const phase = salePhase(show, Date.now());
  const isOver = phase === 'closed' || phase === 'cancelled';
  // The map fetches the plan as soon as it runs; preloading a large hall's plan saves time.
  if (!isOver) preload(`/api/plans/${show.plan}`, { as: 'fetch', crossOrigin: 'anonymous' });
  const list = `/shows/${show.slug}/seats`;
  const Room = show.waitingRoom ? LazyBookingGate : ShowBooking;
  return (
    <div className="page show-page">
      <ShowHead show={show}>
        <p>{show.tagline}</p>
      </ShowHead>
      {isOver ? (
        <Notice>{notOnSaleMessage(show, phase)}</Notice>
      ) : (
        <>
          <Room show={show} action={bookSeats} firstPhase={phase} legend={<Legend show={show} />} />
          <noscript>
            <p>
              The map needs JavaScript;{' '}
              {show.waitingRoom ? (
                <>
                  <a href={`/shows/${show.slug}/waiting`}>the waiting room</a> and the list of seats
                  do not.
                </>
              ) : (
                <>
                  <a href={list}>the list of seats</a> does not.
                </>
              )}
            </p>
          </noscript>
          <p className="show-list-link">
            <a className="link" href={list}>
              Choose from a list instead
            </a>
          </p>
        </>
      )}
      <ShowAbout show={show} />
      <StructuredData show={show} origin={env().SITE_URL} now={Date.now()} />
    </div>
  );
}
