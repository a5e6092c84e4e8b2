/** The request header with a page's path and query, set by the middleware over any value of the client. */
export const PATH_HEADER = 'x-rowlock-path';

/** The request header with the nonce for the scripts of a staff page. */
export const NONCE_HEADER = 'x-nonce';
