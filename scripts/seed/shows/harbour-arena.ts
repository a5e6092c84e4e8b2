import type { ShowDraft } from '../show-draft';

/** What happens at the Harbour Arena. */
export const HARBOUR_ARENA_SHOWS: ShowDraft[] = [
  {
    id: 'n2gyx6',
    title: 'Northern Static',
    tagline: 'The “Long Wave” tour reaches its last harbour',
    genre: 'Concert',
    description: `Nine years, four albums, and one broken van: Northern Static end the “Long Wave” tour where the band was founded, two streets from the arena’s loading dock.

The set is long, at least two and a half hours, and changes every night. What does not change is the middle: the lights go out, the four of them walk to a small stage in the crowd, and play whatever the first rows ask for.

Support comes from Halifax’s own Paper Lighthouse. Ear plugs are free at every entrance.`,
    on: { weekday: 'sat', weeks: 0, time: '20:00' },
    minutes: 210,
    prices: { standard: { 'Floor side': 14500, Lower: 11900, Middle: 8900, Upper: 5900 } },
    sold: 0.64,
    heldBack: 24,
    maxSeatsPerBooking: 6,
    maxSeatsPerBuyer: 6,
  },
  {
    id: 'a8rkm3',
    title: 'Vesper Lune: Glass Season',
    tagline: 'The year’s most wanted tour, tickets in a few minutes',
    genre: 'Pop',
    description: `A stage of eleven thousand glass rods, a choir of sixty, and the voice that kept “Greenhouse” at number one for fourteen weeks. Vesper Lune’s “Glass Season” plays eight cities this year, and Halifax is the only one in Canada.

Every seat is sold at the price that is printed: there are no fees, no platinum tickets, and no price that moves while you look at it. Four seats per booking and per person, so that more people get in.

Sales open a few minutes after this demo was set up. Keep the page open: it counts down, and opens by itself.`,
    on: { weekday: 'fri', weeks: 6, time: '19:30' },
    minutes: 165,
    opensIn: 10,
    prices: { standard: { 'Floor side': 18900, Lower: 14900, Middle: 10900, Upper: 7500 } },
    heldBack: 40,
    maxSeatsPerBooking: 4,
    maxSeatsPerBuyer: 4,
  },
  {
    id: 'f6wzt4',
    title: 'Halifax Breakers v Fundy Foxes',
    tagline: 'Ice hockey: the Causeway Cup, game five',
    genre: 'Sport',
    description: `Two wins each. The Breakers have not lost at home since October; the Foxes have not won at the harbour since 2019, and have a new goalkeeper who does not know that.

Doors open ninety minutes before the face-off. Anyone under sixteen can watch the warm-up from the glass at blocks 112 to 114. If the game goes to overtime the last ferry waits.`,
    on: { weekday: 'sun', weeks: 0, time: '15:00' },
    minutes: 165,
    prices: {
      standard: { 'Floor side': 7200, Lower: 5400, Middle: 3800, Upper: 2400 },
      child: { 'Floor side': 4000, Lower: 2900, Middle: 1900, Upper: 1200 },
      concession: { 'Floor side': 6000, Lower: 4500, Middle: 3100, Upper: 1900 },
    },
    sold: 0.48,
    heldBack: 18,
  },
  {
    id: 'e7vsb9',
    title: 'The Whale Road, with live orchestra',
    tagline: 'The film on a twenty-metre screen, ninety players beneath it',
    genre: 'Film',
    description: `Ingrid Solheim’s film follows a single blue whale from Iceland to the Azores. There is no narrator. There is an orchestra: for ninety-six minutes the Atlantic Philharmonic plays Tomasz Wilk’s score to the picture, with the bass notes where the whales left them.

The screen hangs at the north end, so the seats behind it are not sold. A talk by the sound recordist, who spent eleven weeks in a tent on Pico, begins an hour before the film.`,
    on: { weekday: 'thu', weeks: 2, time: '19:00' },
    minutes: 130,
    prices: {
      standard: { 'Floor side': 8400, Lower: 6900, Middle: 4900, Upper: 3200 },
      child: { 'Floor side': 4800, Lower: 3900, Middle: 2700, Upper: 1800 },
      companion: { 'Floor side': 0, Lower: 0, Middle: 0, Upper: 0 },
    },
    sold: 0.22,
    heldBack: 30,
  },
  {
    id: 'q4dxn8',
    title: 'Circus Meridian: Low Water',
    tagline: 'Acrobats, tides and a piano that swims',
    genre: 'Circus',
    description: `At low water the wreck appears, and with it everyone who ever worked on her: a stoker who juggles hot coal, twin riggers on a single rope, a ship’s cook who can stack forty plates and does.

Circus Meridian tours without animals and without nets. “Low Water” floods the arena floor to the ankle halfway through, for the only piano duet that we know of that is played from canoes.

An afternoon for all ages, with one interval. Towels are provided for the first two rows, and they are needed.`,
    on: { weekday: 'sun', weeks: 3, time: '14:00' },
    minutes: 140,
    prices: {
      standard: { 'Floor side': 7900, Lower: 6200, Middle: 4500, Upper: 2900 },
      child: { 'Floor side': 4900, Lower: 3700, Middle: 2600, Upper: 1500 },
    },
    sold: 0.36,
    heldBack: 16,
    maxSeatsPerBooking: 10,
    maxSeatsPerBuyer: 20,
  },
];
