import { testServices } from './services';

/** Announces a change of a show as `seatsChanged` does. */
export async function publishHint(showId: string): Promise<void> {
  const { redisUrl, redisToken } = testServices();
  const response = await fetch(redisUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${redisToken}` },
    body: JSON.stringify(['PUBLISH', 'seats-changed', `${showId} ${Date.now()}`]),
  });
  if (!response.ok) throw new Error(`PUBLISH answered ${response.status}`);
}
