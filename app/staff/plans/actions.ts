'use server';

import { z } from 'zod';
import { staffAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import { storePlan } from '@/lib/office/plans/store-plan';

const planFile = z.object({
  file: z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine((file) => file.size > 0, 'Please choose a file.'),
});

export const uploadPlanAction = staffAction(
  'uploadPlanAction',
  planFile,
  async ({ file }, { staff }) => {
    const stored = await storePlan(staff, new Uint8Array(await file.arrayBuffer()));
    if (!stored.ok) return notDone('invalid', { file: stored.problems.join('\n') });
    return done({ href: `/staff/plans/${stored.hash}?done=${stored.isNew ? 'new' : 'known'}` });
  },
);
