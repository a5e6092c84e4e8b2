import { type NextRequest, NextResponse } from 'next/server';
import { isForeignOrigin } from '@/lib/http/foreign-origin';
import { isPageForm } from '@/lib/http/posted-form';
import { guardStaff, hasSession, isStaffPath } from '@/lib/office/auth/guard-staff';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import { DEVICE_COOKIE, rememberBooking } from '@/lib/visitors/bookings/device-bookings';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { renewOnPageLoad } from '@/lib/visitors/waiting-room/renew-admission';

/** The largest form body, in bytes; a form with 50 seats has about 10 kB. */
const MAX_FORM_BYTES = 256 * 1024;
/** The largest form body from staff, in bytes: a picture or a plan. */
const MAX_STAFF_FORM_BYTES = 8 * 1024 * 1024;

export async function middleware(request: NextRequest): Promise<NextResponse> {
  if (!isDecodable(request.nextUrl.pathname))
    return refuse(400, 'There is no page at this address.');
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

/** Refuses requests that Next would answer with a 500, or read into memory first. */
async function refusal(request: NextRequest): Promise<NextResponse | null> {
  const { headers, method, nextUrl } = request;
  // The API checks its own requests.
  if (nextUrl.pathname.startsWith('/api/')) return null;
  if (method !== 'POST') {
    return refuse(405, 'Please use GET, HEAD or POST.', { allow: 'GET, HEAD, POST' });
  }
  const length = headers.get('content-length');
  if (length === null) return refuse(411, 'Please send the form with a Content-Length header.');
  if (Number(length) > (await maxFormBytes(request))) {
    return refuse(413, 'Please send a smaller form: this one is larger than this site accepts.');
  }
  if (isForeignOrigin(headers)) {
    return refuse(
      403,
      'Please open the page on this site and try again: this form came from another site.',
    );
  }
  if (!/^multipart\/form-data *;/i.test(headers.get('content-type') ?? '')) {
    return refuse(415, 'Please send the form from its page.');
  }
  const form = await request.formData().catch(() => null);
  if (!form || !isPageForm(form, headers.has('next-action'))) {
    return refuse(
      400,
      'Please send the form again: it was damaged on the way, and nothing was done.',
    );
  }
  return null;
}

async function maxFormBytes(request: NextRequest): Promise<number> {
  const isStaff = isStaffPath(request.nextUrl.pathname) && (await hasSession(request));
  return isStaff ? MAX_STAFF_FORM_BYTES : MAX_FORM_BYTES;
}

function refuse(status: number, message: string, more?: Record<string, string>): NextResponse {
  return new NextResponse(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
  });
}

/** Remembers a booking that was opened on this device, for “My bookings”. */
function remember(request: NextRequest): NextResponse | null {
  const [, area, token] = request.nextUrl.pathname.split('/');
  if (area !== 'bookings' || !token) return null;
  // Only opened pages count, so that images and frames cannot fill the list.
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

/** Renews the visitor's admission when they open the seat list or send its form. */
async function renewAdmission(request: NextRequest): Promise<NextResponse | null> {
  const [, area, address = '', page] = request.nextUrl.pathname.split('/');
  if (area !== 'shows' || page !== 'seats') return null;
  const showId = showIdOf(address);
  const renewed = showId && (await renewOnPageLoad(showId, admissionOf(showId, request.headers)));
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
