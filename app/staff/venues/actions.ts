'use server';

import { staffAction } from '@/lib/auth/staff-action';
import { createVenue as create, venueFields } from '@/lib/shows/create-venue';
import { done, notDone } from '@/lib/staff/form-state';

export const createVenue = staffAction('createVenue', venueFields, async (venue, { staff }) =>
  (await create(staff, venue))
    ? done({ href: '/staff/venues' })
    : notDone('refused', { name: 'There is a venue of this name already.' }),
);
