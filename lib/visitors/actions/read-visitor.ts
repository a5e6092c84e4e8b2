import { clientOf, cookieOf } from '@/lib/http/read-request';
import {
  type Admission,
  admissionCookieName,
  readAdmission,
} from '@/lib/visitors/waiting-room/admission';
import { entryCookieName } from '@/lib/visitors/waiting-room/queue-entry';
import type { Visitor } from '@/lib/visitors/waiting-room/visit-waiting-room';

/** The admission in a request's cookie, ended or not; null without a valid one for this show. */
export function admissionOf(showId: string, headers: Headers): Admission | null {
  return readAdmission(showId, cookieOf(headers, admissionCookieName(showId)));
}

/** A visitor of a show's waiting room, from a request's cookies and address. */
export function visitorOf(showId: string, headers: Headers): Visitor {
  return {
    admission: admissionOf(showId, headers),
    entryCookie: cookieOf(headers, entryCookieName(showId)),
    client: clientOf(headers),
  };
}
