import { encode } from 'uqr';

/** Light modules around the code, without which scanners do not find it (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** A QR code as one SVG path of dark modules on a square of `size` modules, quiet zone included. */
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
