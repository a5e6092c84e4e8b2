import type { ShowDraft } from '../show-draft';

const PLAY = {
  standard: { Premium: 5600, Stalls: 4200, Circle: 3100, 'Restricted view': 1600 },
  concession: { Premium: 4800, Stalls: 3500, Circle: 2500, 'Restricted view': 1300 },
};

const FAMILY = {
  standard: { Premium: 3400, Stalls: 2800, Circle: 2200, 'Restricted view': 1200 },
  child: { Premium: 2400, Stalls: 1800, Circle: 1400, 'Restricted view': 800 },
  concession: { Premium: 3000, Stalls: 2400, Circle: 1900, 'Restricted view': 1000 },
  companion: { Premium: 0, Stalls: 0, Circle: 0, 'Restricted view': 0 },
};

const TEMPEST = {
  title: 'The Tempest',
  tagline: 'Shakespeare’s last island, rigged with two miles of rope',
  genre: 'Theatre',
  description: `A ship goes down in sight of the shore, and the man who sank it stands in the rain with a book. Prospero has waited twelve years for this wind. By nightfall he must decide whether he wants his enemies drowned, or merely sorry.

Director Mina Adeyemi stages the play in the building it might have been written for: a ropery. The storm is hauled, not projected. Nine actors work the lines from the fly floor to the front row, and Ariel never once touches the ground.

Played in two hours and ten minutes, with an interval after the banquet. The opening scene is loud, and strobe-like lightning is used twice.`,
  minutes: 150,
} satisfies Partial<ShowDraft>;

/** What plays at The Old Ropeworks. */
export const ROPEWORKS_SHOWS: ShowDraft[] = [
  {
    ...TEMPEST,
    id: 'k3f9a2',
    on: { weekday: 'fri', weeks: 0, time: '19:30' },
    prices: {
      ...PLAY,
      child: { Premium: 2800, Stalls: 2100, Circle: 1500, 'Restricted view': 800 },
    },
    sold: 0.62,
    heldBack: 4,
  },
  {
    ...TEMPEST,
    id: 'w7hdq4',
    on: { weekday: 'sat', weeks: 1, time: '14:30' },
    prices: {
      ...PLAY,
      child: { Premium: 2800, Stalls: 2100, Circle: 1500, 'Restricted view': 800 },
    },
    sold: 0.28,
    heldBack: 4,
  },
  {
    id: 'm4tcz8',
    title: 'Salt & Iron',
    tagline: 'Eight dancers, one anchor chain, no music but the room',
    genre: 'Dance',
    description: `The chain weighs four hundred kilos. It arrives on stage at the start, dragged by eight dancers of Compagnie Brisant, and for seventy minutes it is never out of somebody’s hands.

Choreographer Solenn Kervella grew up beside a shipbreaker’s yard in Brest. Her piece has no score: sixteen microphones under the floor turn every footfall, breath and link of iron into sound. “You will hear it in your chair before you hear it in your ears,” wrote a critic after the first night in Rennes.

One night only in Bristol. No interval, and no admission once the chain has moved.`,
    on: { weekday: 'thu', weeks: 0, time: '20:00' },
    minutes: 75,
    prices: PLAY,
    left: 0,
    heldBack: 3,
  },
  {
    id: 'r8bve5',
    title: 'Twelve Angry Gulls',
    tagline: 'A courtroom farce about one stolen bag of chips',
    genre: 'Comedy',
    description: `A tourist has been robbed of a large cod and chips. Eleven jurors want to go home. The twelfth, a retired herring gull with a bad wing, would like to see the evidence again.

Farce company Wrong Tide returns with the show that ran for five months above a pub in Whitby. Expect feathers, a reconstruction of the crime with a member of the audience, and the longest pause ever taken over the word “vinegar”.

Suitable from ten years. The front row may be asked to hold a wing.`,
    on: { weekday: 'sat', weeks: 0, time: '19:30' },
    minutes: 120,
    prices: FAMILY,
    left: 7,
    maxSeatsPerBooking: 6,
    maxSeatsPerBuyer: 6,
  },
  {
    id: 'y6nxk3',
    title: 'Tidemark Quartet: Four Rooms',
    tagline: 'Haydn, Shostakovich and a first performance for string quartet',
    genre: 'Classical',
    description: `The Tidemark Quartet has played in lighthouses, in a drained dry dock and once, for a bet, on a moving ferry. For its tenth season it comes indoors, with a programme about the rooms in which music was never meant to be heard.

Haydn’s “Emperor” opens, written for a drawing room; Shostakovich’s Eighth follows, written in three days in a ruined city. After the interval comes the first performance of “Loft, with Pigeons” by Anjali Rao, commissioned by the Ropeworks for its own roof.

The players talk about the new work from the stage at half past six; a ticket for the concert lets you in.`,
    on: { weekday: 'sun', weeks: 1, time: '19:00' },
    minutes: 110,
    prices: {
      standard: { Premium: 3800, Stalls: 3000, Circle: 2400, 'Restricted view': 1200 },
      concession: { Premium: 3200, Stalls: 2500, Circle: 2000, 'Restricted view': 1000 },
    },
    sold: 0.45,
    heldBack: 2,
  },
  {
    id: 'c9pwh7',
    title: 'The Keeper’s Log',
    tagline: 'Three men, one lamp, and an entry nobody admits to writing',
    genre: 'Theatre',
    description: `December 1900. The relief boat reaches a lighthouse in the Outer Hebrides to find the table laid, the clock stopped and the keepers gone. The log’s last page describes a storm that nobody on the mainland saw.

Fiona Garvie’s play does not solve the mystery of the Flannan Isles. It asks who wrote the log, and lets each of the three men have one evening to explain. The answers do not agree.

Sales are paused while the company moves the set; they go on as soon as the new dates for the technical rehearsal are fixed. Tickets that are already booked stay valid.`,
    on: { weekday: 'wed', weeks: 3, time: '19:30' },
    minutes: 125,
    status: 'paused',
    prices: PLAY,
    sold: 0.34,
    heldBack: 2,
  },
  {
    id: 'h5qjd9',
    title: 'Puss in Sea Boots',
    tagline: 'The Ropeworks’ winter show for everybody over four',
    genre: 'Family',
    description: `The miller’s youngest son inherits no mill, no money and no sense. He does get the cat. She has read the terms of the will, owns a pair of boots two sizes too large, and intends to be an admiral by teatime.

Songs, a sword fight on a moving mast, a very sad walrus and, in the second half, real snow. The boots have been made by the same Bristol cobbler since 1974; this year they squeak.

The performance is relaxed: the house lights stay half up, there is a quiet room beside the Circle bar, and coming and going is welcome. Companions of disabled visitors come free.`,
    on: { weekday: 'sat', weeks: 5, time: '11:00' },
    minutes: 115,
    opensIn: 3 * 24 * 60,
    prices: FAMILY,
    heldBack: 6,
    maxSeatsPerBooking: 10,
    maxSeatsPerBuyer: 20,
  },
];
