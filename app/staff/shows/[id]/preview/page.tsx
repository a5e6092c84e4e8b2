import { notFound } from 'next/navigation';
import { Legend } from '@/app/shows/[slug]/legend';
import { PlanView } from '@/components/office/shows/plan-view';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { Notice } from '@/components/ui/notice';
import { ShowAbout } from '@/components/visitors/shows/show-about';
import { ShowHead } from '@/components/visitors/shows/show-head';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { previewShow } from '@/lib/visitors/shows/find-show';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Preview' };

/** A preview of the public page of a show of any status. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const found = await findShowOr404(params);
  const show = await previewShow(found.id);
  if (!show) notFound();
  return (
    <>
      <ShowTabs show={found} current="/preview">
        <Notice>
          {found.status === 'draft'
            ? 'Only staff can see this show. '
            : 'This is what visitors see. '}
          You cannot choose seats here.
        </Notice>
      </ShowTabs>
      <div className="page show-page">
        <ShowHead show={show}>
          <p>{show.tagline}</p>
        </ShowHead>
        <div className="room-floor">
          <div className="room-map">
            <PlanView plan={show.plan} show={show} />
          </div>
          <Legend show={show} />
        </div>
        <ShowAbout show={show} />
      </div>
    </>
  );
}
