import { readFileSync } from 'node:fs';
import type { venues } from '@/db/schema';
import { drawCabaret } from './draw-cabaret';
import type { ShowDraft } from './show-draft';
import { CASA_DA_MARE_SHOWS } from './shows/casa-da-mare';
import { HARBOUR_ARENA_SHOWS } from './shows/harbour-arena';
import { ROPEWORKS_SHOWS } from './shows/ropeworks';

export type House = {
  venue: typeof venues.$inferInsert;
  currency: string;
  /** The file of the seating plan, as bytes. */
  plan: () => Uint8Array;
  shows: ShowDraft[];
};

/** The demo's three venues. */
export const HOUSES: House[] = [
  {
    venue: {
      id: 'old-ropeworks',
      name: 'The Old Ropeworks',
      address: '14 Hempwalk Yard',
      city: 'Bristol',
      timeZone: 'Europe/London',
    },
    currency: 'GBP',
    plan: () => readFileSync(new URL('./plans/theatre.json', import.meta.url)),
    shows: ROPEWORKS_SHOWS,
  },
  {
    venue: {
      id: 'harbour-arena',
      name: 'Harbour Arena',
      address: '200 Lower Basin Road',
      city: 'Halifax',
      timeZone: 'America/Halifax',
    },
    currency: 'CAD',
    plan: () => readFileSync(new URL('./plans/arena.json', import.meta.url)),
    shows: HARBOUR_ARENA_SHOWS,
  },
  {
    venue: {
      id: 'casa-da-mare',
      name: 'Casa da Maré',
      address: 'Rua do Cais Velho 27',
      city: 'Lisbon',
      timeZone: 'Europe/Lisbon',
    },
    currency: 'EUR',
    plan: () => new TextEncoder().encode(JSON.stringify(drawCabaret())),
    shows: CASA_DA_MARE_SHOWS,
  },
];
