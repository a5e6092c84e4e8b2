import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, staff, staffLinks } from '@/db/schema';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { changePassword } from './change-myself';
import { changeRole, createResetLink, setActive } from './change-staff';
import { checkSignIn } from './check-sign-in';
import { inviteStaff } from './invite-staff';
import { findLinkOwner, setPasswordByLink } from './password-links';
import type { Staff } from './staff';

const { handle } = await ownDatabase();
let owner: Staff;

beforeAll(async () => {
  owner = await makeStaff(handle, 'owner');
});

const client = 'test';
const INVALID_LINK = { ok: false, reason: 'invalid_link' };
const row = async (id: string) => {
  const [found] = await handle.db.select().from(staff).where(eq(staff.id, id));
  return found;
};
const actionsOn = async (id: string) => {
  const rows = await handle.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `staff:${id}`));
  return rows.map(({ action, before, after }) => ({ action, before, after }));
};
const tokenOf = (path: string) => path.split('/').at(-1) ?? '';
async function invite(email: string) {
  const outcome = await inviteStaff({ email, name: 'Ana', role: 'door' }, owner);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { id: outcome.id, token: tokenOf(outcome.path) };
}

describe('an invitation', () => {
  it('creates an account, and its link sets the password once', async () => {
    const { id, token } = await invite('ana@house.example');
    expect(await findLinkOwner(token)).toEqual({ email: 'ana@house.example', name: 'Ana' });
    expect(await setPasswordByLink(token, 'a lantern over the quay', client)).toEqual({ ok: true });
    expect(await setPasswordByLink(token, 'another one altogether', client)).toEqual(INVALID_LINK);
    expect(await findLinkOwner(token)).toBeNull();
    const typed = { email: 'ana@house.example', password: 'a lantern over the quay' };
    expect(await checkSignIn(typed, client)).toMatchObject({ ok: true });
    expect((await actionsOn(id)).map(({ action }) => action)).toEqual([
      'staff.invited',
      'staff.password_set',
    ]);
  });

  it('sets one password when two people use the link at the same time', async () => {
    const { token } = await invite('two@house.example');
    const both = ['the first of the two', 'the second of the two'];
    const used = await Promise.all(
      both.map((password) => setPasswordByLink(token, password, client)),
    );
    expect(used.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is refused for an address that has an account', async () => {
    await invite('known@house.example');
    const again = { email: 'known@house.example', name: 'Eva', role: 'owner' as const };
    expect(await inviteStaff(again, owner)).toEqual({ ok: false, reason: 'known' });
  });

  it('stops working when it expires, when a newer link exists, and when the account is disabled', async () => {
    const late = await invite('late@house.example');
    await handle.db
      .update(staffLinks)
      .set({ expiresAt: sql`now()` })
      .where(eq(staffLinks.staffId, late.id));
    expect(await setPasswordByLink(late.token, 'a lantern over the quay', client)).toEqual(
      INVALID_LINK,
    );
    const newer = await createResetLink(late.id, owner);
    if (!newer.ok) throw new Error(newer.reason);
    const newest = await createResetLink(late.id, owner);
    if (!newest.ok) throw new Error(newest.reason);
    expect(await findLinkOwner(tokenOf(newer.path))).toBeNull();
    expect(await findLinkOwner(tokenOf(newest.path))).not.toBeNull();
    await setActive(late.id, false, owner);
    expect(
      await setPasswordByLink(tokenOf(newest.path), 'a lantern over the quay', client),
    ).toEqual(INVALID_LINK);
  });

  it('stores no token that can be read', async () => {
    const { token } = await invite('hidden@house.example');
    const [kept] = await handle.sql<{ all: string }[]>`
      select concat(json_agg(l)::text, (select json_agg(a)::text from audit_log a)) as all
      from staff_links l`;
    expect(kept?.all).not.toContain(token);
  });
});

describe('changing an account', () => {
  it('writes the old and the new role to the audit log', async () => {
    const { id } = await makeStaff(handle, 'door');
    expect(await changeRole(id, 'manager', owner)).toEqual({ ok: true });
    expect(await actionsOn(id)).toEqual([
      { action: 'staff.role_changed', before: { role: 'door' }, after: { role: 'manager' } },
    ]);
  });

  it('ends the sessions of a disabled account for good', async () => {
    const { id } = await makeStaff(handle, 'door', { sessionsFrom: new Date(0) });
    await setActive(id, false, owner);
    await setActive(id, true, owner);
    expect((await row(id))?.sessionsFrom.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('refuses to demote or disable the last owner', async () => {
    expect(await changeRole(owner.id, 'manager', owner)).toEqual({
      ok: false,
      reason: 'last_owner',
    });
    expect(await setActive(owner.id, false, owner)).toEqual({ ok: false, reason: 'last_owner' });
    expect(await row(owner.id)).toMatchObject({ role: 'owner', active: true });
    expect(await actionsOn(owner.id)).toEqual([]);
  });

  it('demotes only one of two owners who demote each other at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const second = await makeStaff(handle, 'owner');
      const outcomes = await Promise.all([
        changeRole(owner.id, 'manager', second),
        changeRole(second.id, 'manager', owner),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      await handle.db.update(staff).set({ role: 'owner' }).where(eq(staff.id, owner.id));
      await handle.db.update(staff).set({ role: 'door' }).where(eq(staff.id, second.id));
    }
  });
});

describe('changePassword', () => {
  it('needs the old password, and ends the sessions', async () => {
    const { id, token } = await invite('own@house.example');
    await setPasswordByLink(token, 'a lantern over the quay', client);
    const me = { id, email: 'own@house.example', name: 'Ana', role: 'door' } as const;
    const before = await row(id);
    const guess = { old: 'a lantern over the lake', next: 'three boats and a bell' };
    expect(await changePassword(me, guess, client)).toEqual({ ok: false, reason: 'wrong' });
    expect(await row(id)).toEqual(before);
    const known = { old: 'a lantern over the quay', next: 'three boats and a bell' };
    expect(await changePassword(me, known, client)).toEqual({ ok: true });
    const after = await row(id);
    expect(after?.sessionsFrom.getTime()).toBeGreaterThan(before?.sessionsFrom.getTime() ?? 0);
    const typed = { email: 'own@house.example', password: 'three boats and a bell' };
    expect(await checkSignIn(typed, client)).toMatchObject({ ok: true });
  });
});
