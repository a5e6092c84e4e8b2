import { newShowId } from '@/lib/office/show-admin/new-show-id';
import { expectOnly } from '../cases/expect-only';
import { compare, type Pace } from '../compare';
import type { Figure } from '../figure';
import { type Hall, openHall } from '../hall';
import { bookSteadily } from './book-steadily';
import type { ClusterStage } from './stage';

const SECONDS = 3;
const CONNECTIONS = 32;
const PER_SECOND = 20;
/** More seats than can be booked in a round. */
const SEATS = 500;

/** Views of a show's page through the proxy, while the show is being booked, compared with a quiet show. */
export async function viewsWhileBooking(stage: ClusterStage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, newShowId());
  const figure = await compare(
    async (round) => {
      const booking = bookSteadily(stage.cluster.origin, hall.address, PER_SECOND, round * SEATS);
      const pace = await view(stage, hall);
      await booking.stop();
      return pace;
    },
    () => view(stage, hall),
  );
  const what = `show page, ${PER_SECOND} bookings a second; ceiling: no bookings`;
  return [{ what, ...figure, aim: '≥ 0.8' }];
}

/** The same views with all instances, compared with the first instance alone. */
export async function viewsByInstances(stage: ClusterStage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, newShowId());
  const [, ...others] = stage.cluster.instances;
  const figure = await compare(
    async () => {
      for (const instance of others) await instance.start();
      await view(stage, hall);
      return view(stage, hall);
    },
    async () => {
      for (const instance of others) await instance.stop();
      return view(stage, hall);
    },
  );
  for (const instance of others) await instance.start();
  const what = `show page by ${stage.cluster.instances.length} instances; ceiling: by one`;
  return [{ what, ...figure, note: `clients, proxy and databases share the machine's cores` }];
}

async function view({ cluster, sender }: ClusterStage, { address }: Hall): Promise<Pace> {
  const volley = await sender.fire({
    origin: cluster.origin,
    connections: CONNECTIONS,
    seconds: SECONDS,
    shots: [{ path: `/shows/${address}`, headers: { 'accept-encoding': 'gzip' } }],
    outcomes: { page: { status: 200 } },
  });
  expectOnly(volley, 'page');
  return volley;
}
