/**
 * How large a title stands on a poster, in hundredths of the poster's width: as large as its longest
 * word and its number of lines allow, so that every title fills its part of the sheet.
 */
export function titleSize(title: string): number {
  const longest = Math.max(...title.split(/\s+/).map((word) => word.length), 1);
  const byWord = 88 / (0.6 * longest);
  const byLines = Math.sqrt((40 * 88) / (0.6 * Math.max(title.length, 1)));
  return Math.round(Math.max(7, Math.min(20, byWord, byLines)) * 2) / 2;
}
