import { openApiDocument } from './document';

export const dynamic = 'force-static';

/** The public API, described from the very schemas that parse its requests. */
export const GET = () => Response.json(openApiDocument());
