import { type NextRequest, NextResponse } from 'next/server';
import { DEVICE_COOKIE, rememberBooking } from '@/lib/bookings/device-bookings';
import { isForeignOrigin } from '@/lib/foreign-origin';

/** The largest body a form may have, in bytes; the largest form, 50 seats, is about 10 kB. */
const MOST_BYTES = 256 * 1024;

const ACCEPTED_BODIES =
  /^(multipart\/form-data;.*boundary=|application\/x-www-form-urlencoded|text\/plain|application\/json)/i;

export function middleware(request: NextRequest): NextResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(request) ?? NextResponse.next();
  }
  return remember(request) ?? NextResponse.next();
}

/** What Next would answer with a 500 or read into memory first gets its 4xx here. */
function refusal(request: NextRequest): NextResponse | null {
  const { headers } = request;
  const length = headers.get('content-length');
  if (length === null) return refuse(411, 'Please send the length of the form with it.');
  if (Number(length) > MOST_BYTES) return refuse(413, 'That form is too large to be a booking.');
  if (isForeignOrigin(headers)) {
    return refuse(
      403,
      'This form came from another site. Please open the page here and try again.',
    );
  }
  if (!ACCEPTED_BODIES.test(headers.get('content-type') ?? '')) {
    return refuse(415, 'Please send this form from its page.');
  }
  return null;
}

function refuse(status: number, words: string): NextResponse {
  return new NextResponse(`${words}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Keeps the link of a booking that this device opens, for “My bookings on this device”. */
function remember(request: NextRequest): NextResponse | null {
  const token = request.nextUrl.pathname.split('/')[2];
  // Pictures and frames of other sites must not fill the list.
  if (!token || request.headers.get('sec-fetch-site') === 'cross-site') return null;
  const remembered = rememberBooking(request.cookies.get(DEVICE_COOKIE.name)?.value, token);
  if (!remembered) return null;
  const response = NextResponse.next();
  response.cookies.set({
    ...DEVICE_COOKIE,
    value: remembered,
    secure: request.nextUrl.protocol === 'https:',
  });
  return response;
}

export const config = {
  runtime: 'nodejs',
  matcher: [
    '/bookings/:token',
    { source: '/((?!api/|_next/).*)', has: [{ type: 'header', key: 'content-length' }] },
    { source: '/((?!api/|_next/).*)', has: [{ type: 'header', key: 'transfer-encoding' }] },
  ],
};
