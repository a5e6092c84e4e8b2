import { FileField } from '@/components/office/forms/file-field';
import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { Poster } from '@/components/visitors/posters/poster';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { removePosterAction, setPosterAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Poster' };

const MAX_MB = 7;

/** A show's poster: drawn by Rowlock, or an uploaded picture. */
export default async function PosterPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  return (
    <>
      <ShowTabs show={show} current="/poster" />
      <div className="staff-columns">
        <div className="staff-poster">
          <Poster show={{ ...show, image: show.imageHash }} as="h2" />
        </div>
        <section className="staff-panel" aria-labelledby="own">
          <h2 id="own">{show.imageHash ? 'Replace the picture' : 'Use your own picture'}</h2>
          <p>
            It replaces the drawn poster in lists, on the show’s page and where its link is shared.
            A portrait picture (5:7) works best.
          </p>
          <StaffForm action={setPosterAction} initial={idleForm()} submit="Use this picture">
            <HiddenField name="show" value={show.id} />
            <FileField
              name="picture"
              label="Picture"
              accept="image/jpeg,image/png,image/webp"
              hint={`JPEG, PNG or WebP, at most ${MAX_MB} MB and at least 300 pixels on each side.`}
              maxBytes={MAX_MB * 1024 * 1024}
            />
          </StaffForm>
          {show.imageHash && (
            <StaffForm
              action={removePosterAction}
              initial={idleForm()}
              submit="Use the drawn poster again"
            >
              <HiddenField name="show" value={show.id} />
            </StaffForm>
          )}
        </section>
      </div>
    </>
  );
}
