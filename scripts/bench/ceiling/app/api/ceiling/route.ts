/** The ceiling of `POST …/bookings`: a route handler that does nothing. */
export const POST = (): Response => Response.json({ nothing: true }, { status: 201 });
