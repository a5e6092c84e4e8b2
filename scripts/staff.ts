import './services/require-node';
import { eq } from 'drizzle-orm';
import { staff } from '@/db/schema';
import { COMMAND_ACTOR, writeAudit } from '@/lib/audit/write-audit';
import { createAccount } from '@/lib/office/staff/invite-staff';
import { createPasswordLink, LINK_TTL_HOURS } from '@/lib/office/staff/password-links';
import { staffEmailSchema } from '@/lib/office/staff/staff-email';
import { explain } from './explain';
import { withDatabase } from './with-database';

const USAGE = `npm run staff -- create-owner EMAIL   creates an account with the role owner
npm run staff -- reset EMAIL          creates a link that sets a new password
Both print a link that works once, within ${LINK_TTL_HOURS} hours.`;

try {
  process.exitCode = await run(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(command: string | undefined, typed = ''): Promise<number> {
  const email = staffEmailSchema.safeParse(typed);
  if ((command !== 'create-owner' && command !== 'reset') || !email.success) {
    console.error(USAGE);
    return 1;
  }
  const path = await (command === 'create-owner' ? createOwner(email.data) : reset(email.data));
  if (!path) {
    const problem = command === 'reset' ? 'There is no account' : 'There is already an account';
    console.error(`${problem} with the address ${email.data}.`);
    return 1;
  }
  const site = process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`;
  console.log(`${new URL(site).origin}${path}`);
  return 0;
}

function createOwner(email: string): Promise<string | null> {
  const name = email.split('@')[0] ?? email;
  return withDatabase((db) =>
    db.transaction(async (tx) => {
      const made = await createAccount(tx, { email, name, role: 'owner' }, COMMAND_ACTOR);
      return made.ok ? made.path : null;
    }),
  );
}

function reset(email: string): Promise<string | null> {
  return withDatabase((db) =>
    db.transaction(async (tx) => {
      const [person] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, email));
      if (!person) return null;
      await writeAudit(tx, COMMAND_ACTOR, {
        action: 'staff.link_made',
        subject: `staff:${person.id}`,
      });
      return createPasswordLink(tx, person.id, null);
    }),
  );
}
