import { notFound } from '@/app/api/problem';

/** Every other address below `/api`: a problem, like all errors of the API. */
const nothingHere = () => notFound('address');

export const GET = nothingHere;
export const POST = nothingHere;
export const PUT = nothingHere;
export const PATCH = nothingHere;
export const DELETE = nothingHere;
