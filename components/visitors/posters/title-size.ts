/** The average width of a letter of the display font, as a share of its size. */
const LETTER_WIDTH = 0.57;
const LINE_HEIGHT = 0.98;
const TITLE_WIDTH = 87;

/**
 * The font size of a title on a poster, in hundredths of the poster's width: the largest at which its
 * lines fit into `height`, in the same unit.
 */
export function titleSize(title: string, height: number): number {
  for (let size = 20; size > 6; size -= 0.5) {
    const lines = countLines(title, Math.floor(TITLE_WIDTH / (size * LETTER_WIDTH)));
    if (lines * size * LINE_HEIGHT <= height) return size;
  }
  return 6;
}

/** How many lines of at most `letters` letters a title needs; Infinity if one word is longer. */
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
