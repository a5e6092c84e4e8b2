/** The request header in which the middleware tells a page its own path; a client's is overwritten. */
export const PATH_HEADER = 'x-rowlock-path';

/** The request header with the nonce of a staff page's scripts. */
export const NONCE_HEADER = 'x-nonce';
