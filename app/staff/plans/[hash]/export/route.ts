import { staffHandler } from '@/lib/office/auth/staff-handler';
import { exportStoredPlan } from '@/lib/office/plans/export-plan';

/** The file of a plan, exactly as it was imported. */
export const GET = staffHandler<{ hash: string }>(
  'exportPlanHandler',
  async (_request, { hash }) => {
    const json = await exportStoredPlan(hash);
    if (json === null) return new Response('There is no such plan.\n', { status: 404 });
    return new Response(`${json}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="plan-${hash.slice(0, 8)}.json"`,
      },
    });
  },
);
