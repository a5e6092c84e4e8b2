import { encode } from 'uqr';

/** The light modules around the code that scanners need (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** A QR code as an SVG path of its dark modules, on a square of `size` modules with the quiet zone. */
export function drawQr(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { size, path: runs.join('') };
}
