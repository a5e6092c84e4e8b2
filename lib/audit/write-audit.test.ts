import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { withRequestId } from '@/lib/request-id';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { COMMAND_ACTOR, writeAudit } from './write-audit';

const { handle } = await ownDatabase({ max: 2 });

const entriesAbout = (subject: string) =>
  handle.db.select().from(auditLog).where(eq(auditLog.subject, subject));

describe('the audit log', () => {
  it('stores who changed what, in which request, with the values before and after', async () => {
    const owner = await makeStaff(handle, 'owner');
    await withRequestId('request-of-this-test', () =>
      transaction(handle, (tx) =>
        writeAudit(tx, owner, {
          action: 'show.paused',
          subject: 'show:one',
          showId: 'one',
          before: { status: 'on_sale' },
          after: { status: 'paused' },
        }),
      ),
    );
    expect(await entriesAbout('show:one')).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Date),
        staffId: owner.id,
        staffEmail: owner.email,
        action: 'show.paused',
        subject: 'show:one',
        showId: 'one',
        before: { status: 'on_sale' },
        after: { status: 'paused' },
        requestId: 'request-of-this-test',
      },
    ]);
  });

  it('stores nothing of a change that is rolled back', async () => {
    await transaction(handle, async (tx) => {
      await writeAudit(tx, COMMAND_ACTOR, { action: 'show.paused', subject: 'show:two' });
      throw new Rollback(null);
    });
    expect(await entriesAbout('show:two')).toEqual([]);
  });

  it.each([
    'update audit_log set staff_email = $1',
    'delete from audit_log where staff_email <> $1',
  ])('refuses to change entries: %s', async (statement) => {
    await expect(handle.sql.unsafe(statement, ['nobody'])).rejects.toMatchObject({
      code: '42501',
    });
  });
});
