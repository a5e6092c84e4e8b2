/** Most seats of one sale at the box office. Pages import it, so this file loads no zod into the browser. */
export const MAX_SEATS_PER_SALE = 50;
