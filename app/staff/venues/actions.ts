'use server';

import { staffAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import { createVenue, newVenueSchema } from '@/lib/office/show-admin/create-venue';

export const createVenueAction = staffAction(
  'createVenueAction',
  newVenueSchema,
  async (venue, { staff }) =>
    (await createVenue(staff, venue))
      ? done({ href: '/staff/venues' })
      : notDone('refused', {
          name: 'Please enter another name. A venue with this one exists already.',
        }),
);
