import type { ShowDraft } from '../show-draft';

const EVENING = {
  standard: { 'Front tables': 3800, 'Floor tables': 3000, 'Back tables': 2400, Bar: 1600 },
};

/** What happens at the Casa da Maré. */
export const CASA_DA_MARE_SHOWS: ShowDraft[] = [
  {
    id: 'b3jth6',
    title: 'Blue Hour: Inês Carvalho Trio',
    tagline: 'Piano, bass and drums between the last light and the first lamp',
    genre: 'Jazz',
    description: `The trio plays at the hour it was named after. The shutters stay open until the second tune, and the room darkens with the river.

Inês Carvalho writes for people who are listening with one ear: melodies that wait for you to put the glass down. With Rui Sequeira on bass and Malik Diarra on drums, she plays the whole of “Lamplighter” and two pieces that do not have names yet.

Tables are shared. The kitchen serves until half past nine.`,
    on: { weekday: 'thu', weeks: 0, time: '20:30' },
    minutes: 105,
    prices: {
      ...EVENING,
      concession: { 'Front tables': 3200, 'Floor tables': 2500, 'Back tables': 1900, Bar: 1200 },
    },
    sold: 0.5,
  },
  {
    id: 'd9xmc5',
    title: 'Fado, Quietly',
    tagline: 'Late singing with two guitars and no microphones',
    genre: 'Fado',
    description: `There is one rule: while somebody sings, nobody moves a chair. Doors close when the first guitar is tuned and open again between sets.

Amália Teles has sung in this room every month for eleven years, and has never written down a programme. Her guests are announced at the table, usually by the person sitting beside them.

The evening begins late and ends after midnight. Soup is served at the interval.`,
    on: { weekday: 'fri', weeks: 1, time: '22:30' },
    minutes: 150,
    prices: EVENING,
    left: 9,
    maxSeatsPerBooking: 6,
    maxSeatsPerBuyer: 6,
  },
  {
    id: 'g7kye2',
    title: 'Velvet & Vermouth',
    tagline: 'A cabaret with a magician who is tired of secrets',
    genre: 'Cabaret',
    description: `The Great Baltasar has decided to explain everything. Each trick is shown twice: once so that you gasp, once so that you see how. Half the audience always misses it the second time as well.

Around him: a contortionist with a head for accounts, the torch songs of Dona Filipa, and a tap duet danced on the bar. The compère takes requests and ignores them.

From eighteen years. One vermouth is included with the front tables.`,
    on: { weekday: 'sat', weeks: 2, time: '21:00' },
    minutes: 120,
    prices: EVENING,
    sold: 0.3,
    heldBack: 2,
  },
  {
    id: 'z5hbq7',
    title: 'Last Laugh Standing',
    tagline: 'Six comedians, ten minutes each, one room decides',
    genre: 'Stand-up',
    description: `Every second Tuesday six comedians draw a number from a fish kettle. Each has ten minutes. The room votes with its teaspoons, and whoever is loudest comes back in two weeks.

In English, mostly. Past winners include a dentist, two sisters who had not met before that evening, and a man who came in to ask for change.`,
    on: { weekday: 'tue', weeks: 1, time: '21:00' },
    minutes: 95,
    prices: {
      standard: { 'Front tables': 1800, 'Floor tables': 1500, 'Back tables': 1200, Bar: 900 },
      companion: { 'Front tables': 0, 'Floor tables': 0, 'Back tables': 0, Bar: 0 },
    },
    sold: 0.4,
  },
];
