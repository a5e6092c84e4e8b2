'use server';

import { env } from '@/lib/env';
import { staffAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import {
  activeSchema,
  invitationSchema,
  personSchema,
  roleSchema,
} from '@/lib/office/staff/account-schemas';
import { changeRole, createResetLink, setActive } from '@/lib/office/staff/change-staff';
import { inviteStaff } from '@/lib/office/staff/invite-staff';
import { LINK_TTL_HOURS } from '@/lib/office/staff/password-links';
import { ROLE_LABELS } from '@/lib/office/staff/staff';

const refused = (reason: 'unknown' | 'last_owner') =>
  notDone('refused', {
    form:
      reason === 'unknown'
        ? 'There is no such account any more.'
        : 'This is the last owner who can sign in. Make somebody else an owner first.',
  });

const sendLink = (name: string, path: string) =>
  `Give ${name} this link; it works once, within ${LINK_TTL_HOURS} hours, and is not shown again: ${env().SITE_URL}${path}`;

export const inviteStaffAction = staffAction(
  'inviteStaffAction',
  invitationSchema,
  async (invitation, { staff }) => {
    const outcome = await inviteStaff(invitation, staff);
    if (outcome.ok) return done({ note: sendLink(invitation.name, outcome.path) });
    return notDone('refused', { email: 'Somebody has an account with this address already.' });
  },
);

export const changeRoleAction = staffAction(
  'changeRoleAction',
  roleSchema,
  async ({ id, role }, { staff }) => {
    const outcome = await changeRole(id, role, staff);
    if (!outcome.ok) return refused(outcome.reason);
    return done({ note: `The role is now: ${ROLE_LABELS[role]}.`, values: { role } });
  },
);

export const setActiveAction = staffAction(
  'setActiveAction',
  activeSchema,
  async (input, { staff }) => {
    const active = input.active === 'yes';
    const outcome = await setActive(input.id, active, staff);
    if (!outcome.ok) return refused(outcome.reason);
    return done({
      note: active ? 'They can sign in again.' : 'They are out, from their next click on.',
    });
  },
);

export const createResetLinkAction = staffAction(
  'createResetLinkAction',
  personSchema,
  async ({ id }, { staff }) => {
    const outcome = await createResetLink(id, staff);
    return outcome.ok ? done({ note: sendLink('them', outcome.path) }) : refused(outcome.reason);
  },
);
