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
        ? 'This account no longer exists.'
        : 'Please make another account an owner first. This is the last active owner.',
  });

const linkNote = (path: string) =>
  `Please send them this link. It works once, expires in ${LINK_TTL_HOURS} hours, and is not shown again: ${env().SITE_URL}${path}`;

export const inviteStaffAction = staffAction(
  'inviteStaffAction',
  invitationSchema,
  async (invitation, { staff }) => {
    const outcome = await inviteStaff(invitation, staff);
    if (outcome.ok)
      return done({ note: `Account created for ${invitation.name}. ${linkNote(outcome.path)}` });
    return notDone('refused', {
      email: 'Please enter another e-mail address. This one has an account already.',
    });
  },
);

export const changeRoleAction = staffAction(
  'changeRoleAction',
  roleSchema,
  async ({ id, role }, { staff }) => {
    const outcome = await changeRole(id, role, staff);
    if (!outcome.ok) return refused(outcome.reason);
    return done({ note: `Role changed to ${ROLE_LABELS[role]}.`, values: { role } });
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
      note: active ? 'Account enabled.' : 'Account disabled. This person is signed out.',
    });
  },
);

export const createResetLinkAction = staffAction(
  'createResetLinkAction',
  personSchema,
  async ({ id }, { staff }) => {
    const outcome = await createResetLink(id, staff);
    return outcome.ok ? done({ note: linkNote(outcome.path) }) : refused(outcome.reason);
  },
);
