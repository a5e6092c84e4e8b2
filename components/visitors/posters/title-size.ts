/** How wide a letter of the display type is, of its size: an average of running titles. */
const LETTER_WIDTH = 0.57;
const LINE_HEIGHT = 0.98;
const TITLE_WIDTH = 87;

/**
 * How large a title stands on a poster, in hundredths of the poster's width: the largest size at
 * which its lines fit `room`, which is in the same unit.
 */
export function titleSize(title: string, room: number): number {
  for (let size = 20; size > 6; size -= 0.5) {
    const lines = countLines(title, Math.floor(TITLE_WIDTH / (size * LETTER_WIDTH)));
    if (lines * size * LINE_HEIGHT <= room) return size;
  }
  return 6;
}

/** Lines of at most `letters` letters; Infinity when a word alone is longer. */
function countLines(title: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of title.split(/\s+/)) {
    if (length > letters) return Number.POSITIVE_INFINITY;
    const together = used === 0 ? length : used + 1 + length;
    if (together > letters) lines++;
    used = together > letters ? length : together;
  }
  return lines;
}
