import { openApiDocument } from './document';

export const dynamic = 'force-static';
/** Seconds; a deployment may change it. */
export const revalidate = 300;

/** The public API, described from the very schemas that parse its requests. */
export const GET = () => Response.json(openApiDocument());
