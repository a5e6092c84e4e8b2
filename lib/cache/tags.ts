/** The tag of every cached page of a show. */
export const showTag = (showId: string) => `show:${showId}`;
