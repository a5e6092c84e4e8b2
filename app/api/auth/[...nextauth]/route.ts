import NextAuth from 'next-auth';
import { isForeignOrigin } from '@/lib/http/foreign-origin';
import { authOptions } from '@/lib/office/auth/auth-options';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth's endpoints. Forms from other sites are refused before they reach them. */
function handle(request: Request, context: Context): Promise<Response> | Response {
  if (request.method === 'POST' && isForeignOrigin(request.headers)) {
    return new Response('Please use the sign-in page. This form came from another site.\n', {
      status: 403,
    });
  }
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };
