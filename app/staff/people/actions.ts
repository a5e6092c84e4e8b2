'use server';

import { env } from '@/lib/env';
import { staffAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import * as accounts from '@/lib/office/staff/change-staff';
import { activeInput, invitationInput, personInput, roleInput } from '@/lib/office/staff/inputs';
import { inviteStaff as invite } from '@/lib/office/staff/invite-staff';
import { LINK_HOURS } from '@/lib/office/staff/password-links';
import { ROLE_WORDS } from '@/lib/office/staff/staff';

const refused = (reason: 'unknown' | 'last_owner') =>
  notDone('refused', {
    form:
      reason === 'unknown'
        ? 'There is no such account any more.'
        : 'This is the last owner who can sign in. Make somebody else an owner first.',
  });

const sendLink = (name: string, path: string) =>
  `Give ${name} this link; it works once, within ${LINK_HOURS} hours, and is not shown again: ${env().SITE_URL}${path}`;

export const inviteStaff = staffAction(
  'inviteStaff',
  invitationInput,
  async (invitation, { staff }) => {
    const outcome = await invite(invitation, staff);
    if (outcome.ok) return done({ note: sendLink(invitation.name, outcome.path) });
    return notDone('refused', { email: 'Somebody has an account with this address already.' });
  },
);

export const changeRole = staffAction('changeRole', roleInput, async ({ id, role }, { staff }) => {
  const outcome = await accounts.changeRole(id, role, staff);
  if (!outcome.ok) return refused(outcome.reason);
  return done({ note: `The role is now: ${ROLE_WORDS[role]}.`, values: { role } });
});

export const setActive = staffAction('setActive', activeInput, async (input, { staff }) => {
  const active = input.active === 'yes';
  const outcome = await accounts.setActive(input.id, active, staff);
  if (!outcome.ok) return refused(outcome.reason);
  return done({
    note: active ? 'They can sign in again.' : 'They are out, from their next click on.',
  });
});

export const makeResetLink = staffAction(
  'makeResetLink',
  personInput,
  async ({ id }, { staff }) => {
    const outcome = await accounts.makeResetLink(id, staff);
    return outcome.ok ? done({ note: sendLink('them', outcome.path) }) : refused(outcome.reason);
  },
);
