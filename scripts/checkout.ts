import { join } from 'node:path';

/** The checkout that this file belongs to; every command of ours runs in it. */
export const CHECKOUT = join(import.meta.dirname, '..');
