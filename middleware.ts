import { type NextRequest, NextResponse } from 'next/server';
import { isForeignOrigin } from '@/lib/http/foreign-origin';
import { isPageForm } from '@/lib/http/posted-form';
import { guardStaff, hasSession, isStaffPath } from '@/lib/office/auth/guard-staff';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import { DEVICE_COOKIE, rememberBooking } from '@/lib/visitors/bookings/device-bookings';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { renewByPage } from '@/lib/visitors/waiting-room/renew-admission';

/** The largest body a form may have, in bytes; the largest form, 50 seats, is about 10 kB. */
const MAX_FORM_BYTES = 256 * 1024;
/** The largest form that staff may send, in bytes: a picture or a plan. */
const MAX_STAFF_FORM_BYTES = 8 * 1024 * 1024;

export async function middleware(request: NextRequest): Promise<NextResponse> {
  if (!isDecodable(request.nextUrl.pathname)) return refuse(400, 'No page has such an address.');
  const isStaff = isStaffPath(request.nextUrl.pathname);
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (isStaff) return guardStaff(request);
    return remember(request) ?? (await renewAdmission(request)) ?? NextResponse.next();
  }
  const refused = await refusal(request);
  if (refused) return refused;
  return isStaff ? guardStaff(request) : ((await renewAdmission(request)) ?? NextResponse.next());
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What Next would answer with a 500 or read into memory first gets its 4xx here. */
async function refusal(request: NextRequest): Promise<NextResponse | null> {
  const { headers, method, nextUrl } = request;
  // The API judges its own requests.
  if (nextUrl.pathname.startsWith('/api/')) return null;
  if (method !== 'POST') {
    return refuse(405, 'A page can be read, or sent a form.', { allow: 'GET, HEAD, POST' });
  }
  const length = headers.get('content-length');
  if (length === null) return refuse(411, 'Please send the length of the form with it.');
  if (Number(length) > (await maxFormBytes(request))) {
    return refuse(413, 'That form is larger than any of this site’s.');
  }
  if (isForeignOrigin(headers)) {
    return refuse(
      403,
      'This form came from another site. Please open the page here and try again.',
    );
  }
  if (!/^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')) {
    return refuse(415, 'Please send this form from its page.');
  }
  const form = await request.formData().catch(() => null);
  if (!form || !isPageForm(form, headers.has('next-action'))) {
    return refuse(400, 'That form arrived damaged, and nothing was done. Please send it again.');
  }
  return null;
}

async function maxFormBytes(request: NextRequest): Promise<number> {
  const isStaff = isStaffPath(request.nextUrl.pathname) && (await hasSession(request));
  return isStaff ? MAX_STAFF_FORM_BYTES : MAX_FORM_BYTES;
}

function refuse(status: number, words: string, more?: Record<string, string>): NextResponse {
  return new NextResponse(`${words}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
  });
}

/** Keeps the link of a booking that this device opens, for “My bookings on this device”. */
function remember(request: NextRequest): NextResponse | null {
  const [, room, token] = request.nextUrl.pathname.split('/');
  if (room !== 'bookings' || !token) return null;
  // Pictures and frames must not fill the list; a link followed from anywhere is meant.
  if ((request.headers.get('sec-fetch-dest') ?? 'document') !== 'document') return null;
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

/** Who opens a page of seats or sends its form is choosing: their admission is renewed, where people wait in line. */
async function renewAdmission(request: NextRequest): Promise<NextResponse | null> {
  const [, room, address = '', page] = request.nextUrl.pathname.split('/');
  if (room !== 'shows' || page !== 'seats') return null;
  const showId = showIdOf(address);
  const renewed = showId && (await renewByPage(showId, admissionOf(showId, request.headers)));
  if (!renewed) return null;
  const response = NextResponse.next();
  response.cookies.set(renewed);
  return response;
}

export const config = {
  runtime: 'nodejs',
  matcher: [
    '/bookings/:token',
    {
      source: '/shows/:slug/seats',
      has: [{ type: 'header', key: 'cookie', value: '.*rowlock-admission-.*' }],
    },
    '/staff',
    '/staff/:path*',
    '/(.*%.*)',
    { source: '/((?!api/).*)', has: [{ type: 'header', key: 'content-length' }] },
    { source: '/((?!api/).*)', has: [{ type: 'header', key: 'content-type' }] },
    { source: '/((?!api/).*)', has: [{ type: 'header', key: 'transfer-encoding' }] },
    { source: '/((?!api/).*)', has: [{ type: 'header', key: 'next-action' }] },
  ],
};
