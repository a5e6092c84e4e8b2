import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import { ShowHead } from '@/components/visitors/shows/show-head';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { findShow } from '@/lib/visitors/shows/find-show';
import { saleMode } from '@/lib/visitors/shows/sale-mode';
import { salePhase } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';
import { mayChooseSeats } from '@/lib/visitors/waiting-room/check-admission';
import { AdmissionNotice } from './admission-notice';
import { parseSeatsQuery } from './query';
import { SeatChoice } from './seat-choice';
import { SectionChoice } from './section-choice';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findShow((await params).slug);
  if (!found.ok) return {};
  return {
    title: `Seats for ${found.show.title}`,
    alternates: { canonical: `/shows/${found.show.slug}` },
    robots: { index: false },
  };
}

/** Seats as a list by section and row. Works without JavaScript and shows the current states. */
export default async function SeatsPage({ params, searchParams }: Props) {
  const found = await findShow((await params).slug);
  if (!found.ok) {
    if (found.reason === 'moved') permanentRedirect(`/shows/${found.slug}/seats`);
    notFound();
  }
  const { show } = found;
  const requestHeaders = await headers();
  const admission = show.waitingRoom ? admissionOf(show.id, requestHeaders) : null;
  // The response to a form is always shown, because only it has what the visitor typed.
  const isFormResponse = requestHeaders.has('content-type');
  if (
    show.waitingRoom &&
    !isFormResponse &&
    !(await mayChooseSeats(await saleMode(show.id), admission))
  ) {
    redirect(`/shows/${show.slug}/waiting`);
  }
  const notOnSale = notOnSaleMessage(show, salePhase(show, Date.now()));
  return (
    <div className="page">
      <ShowHead show={show}>
        <p>
          <a className="link" href={`/shows/${show.slug}`}>
            About the show, and the seat map
          </a>
        </p>
      </ShowHead>
      {notOnSale ? (
        <Notice>{notOnSale}</Notice>
      ) : (
        <>
          {show.waitingRoom && <AdmissionNotice show={show} admission={admission} />}
          <Seats show={show} query={parseSeatsQuery(await searchParams)} />
        </>
      )}
    </div>
  );
}

async function Seats({ show, query }: { show: Show; query: ReturnType<typeof parseSeatsQuery> }) {
  const [stored, states] = await Promise.all([findLayout(show.plan), readSeatStates(show.id)]);
  if (!stored || !states) throw new Error(`Show ${show.id} has no plan or no seats`);
  const { layout } = stored;
  const hall = { show, layout, states: states.seats };
  const section = layout.sections.length === 1 ? 0 : query.section;
  return section !== undefined && layout.sections[section] ? (
    <SeatChoice {...hall} section={section} best={query.best} />
  ) : (
    <SectionChoice {...hall} isUnknownSection={section !== undefined} best={query.best} />
  );
}
