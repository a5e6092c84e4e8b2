'use server';

import { z } from 'zod';
import { staffAction } from '@/lib/auth/staff-action';
import { storePlan } from '@/lib/seating/store-plan';
import { done, notDone } from '@/lib/staff/form-state';

const planFile = z.object({
  file: z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine((file) => file.size > 0, 'Please choose a file.'),
});

export const uploadPlan = staffAction('uploadPlan', planFile, async ({ file }, { staff }) => {
  const stored = await storePlan(staff, new Uint8Array(await file.arrayBuffer()));
  if (!stored.ok) return notDone('invalid', { file: stored.problems.join('\n') });
  return done({ href: `/staff/plans/${stored.hash}?done=${stored.isNew ? 'new' : 'known'}` });
});
