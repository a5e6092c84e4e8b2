/** The tag of every cached page of a show. */
export const showTag = (showId: string) => `show:${showId}`;

/** The tag of every cached page that lists shows. */
export const LIST_TAG = 'shows';
