import { notFound } from 'next/navigation';
import { findStaffShow, type StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { isShowId } from '@/lib/visitors/shows/show-id';

/** The show of a page's address; renders the 404 page if there is none. */
export async function findShowOr404(params: Promise<{ id: string }>): Promise<StaffShow> {
  const { id } = await params;
  return (isShowId(id) && (await findStaffShow(id))) || notFound();
}
