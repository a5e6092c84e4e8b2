// Apart from the schemas, because pages run this in the browser and should not load zod for it.

/** The most seats of one sale at the counter. */
export const MOST_OFFICE_SEATS = 50;
