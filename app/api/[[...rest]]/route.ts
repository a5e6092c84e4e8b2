import { notFound } from '@/app/api/problem';

/** All other addresses below `/api` respond with a problem, as all errors of the API do. */
const respondNotFound = () => notFound('address');

export const GET = respondNotFound;
export const POST = respondNotFound;
export const PUT = respondNotFound;
export const PATCH = respondNotFound;
export const DELETE = respondNotFound;
