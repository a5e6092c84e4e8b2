import '@/components/office/blocks/blocks.css';
import { notFound } from 'next/navigation';
import { isAllowed } from '@/lib/office/auth/policies';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findBlocks } from '@/lib/office/blocks/find-blocks';
import { findShowOr404 } from '../../find-show';
import { BlockHead } from '../block-head';
import { BlockPanel } from './block-panel';
import { SeatsPanel } from './seats-panel';

export const metadata = { title: 'Seats on hold' };

type Props = { params: Promise<{ id: string; block: string }> };

/** One block: its details, and the forms that change it and release its seats. */
export default async function BlockPage({ params }: Props) {
  const staff = await requireStaff('blockPage');
  const show = await findShowOr404(params);
  const { block: blockId } = await params;
  const block = (await findBlocks(show.id)).find(({ id }) => id === blockId);
  if (!block) notFound();
  const mayRelease = isAllowed('releaseSeatsAction', staff.role) && !block.releasedAt;
  return (
    <>
      <BlockHead show={show} role={staff.role} />
      <p>
        <a className="link" href={`/staff/shows/${show.id}/blocks`}>
          All seats on hold
        </a>
      </p>
      <div className="staff-columns">
        <BlockPanel show={show} block={block} mayChange={mayRelease} />
        {block.seats.length > 0 && (
          <SeatsPanel showId={show.id} block={block} mayRelease={mayRelease} />
        )}
      </div>
    </>
  );
}
