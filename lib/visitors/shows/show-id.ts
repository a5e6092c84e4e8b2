import { z } from 'zod';

/** The pattern of a show's id, for regular expressions that contain one. */
export const SHOW_ID = '[a-z0-9]{4,12}';

const wholeId = new RegExp(`^${SHOW_ID}$`);

/** Whether a show can have this id. Text that fails must not reach the database. */
export const isShowId = (text: string): boolean => wholeId.test(text);

/** A show's id, as forms send it. */
export const showIdSchema = z.string('Which show?').regex(wholeId, 'There is no such show.');
