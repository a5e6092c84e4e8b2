import { openApiDocument } from './document';

export const dynamic = 'force-static';
/** Seconds. */
export const revalidate = 300;

/** The description of the public API, generated from the schemas that parse its requests. */
export const GET = () => Response.json(openApiDocument());
