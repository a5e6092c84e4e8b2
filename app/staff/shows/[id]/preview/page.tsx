import { notFound } from 'next/navigation';
import { Legend } from '@/app/shows/[slug]/legend';
import { ShowAbout } from '@/components/show-about';
import { ShowHead } from '@/components/show-head';
import { PlanView } from '@/components/staff/plan-view';
import { ShowTabs } from '@/components/staff/show-tabs';
import { Notice } from '@/components/ui/notice';
import { requireStaff } from '@/lib/auth/require-staff';
import { previewShow } from '@/lib/shows/find-show';
import { find } from '../find';

export const metadata = { title: 'Preview' };

/** The public page as it will look, whatever the show's status. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const found = await find(params);
  const show = await previewShow(found.id);
  if (!show) notFound();
  return (
    <>
      <ShowTabs show={found} current="/preview">
        <Notice>
          {found.status === 'draft'
            ? 'Only the house sees this yet. '
            : 'This is what visitors see. '}
          No seat can be chosen here.
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
