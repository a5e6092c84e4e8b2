import { type Loss, tagMarks } from './tag-marks';

/**
 * Invalidates every cached page with one of these tags, in all processes: within 100 ms they know.
 * `expired` pages are not shown again; `stale` ones may be once more, while they are renewed. To be
 * awaited after the commit. It never fails; false when Redis did not take it: then it holds for this
 * process, and elsewhere pages are made anew after their own 30 s.
 *
 * Works inside and outside Next; a page's own server actions may as well call `revalidateTag`.
 */
export function invalidateTags(tags: string[], loss: Loss = 'expired'): Promise<boolean> {
  return tagMarks().mark(tags, loss);
}
