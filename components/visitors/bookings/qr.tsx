import { drawQr } from '@/lib/visitors/tickets/draw-qr';

/** A QR code, black on white in every colour scheme, with the quiet zone that scanners need. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = drawQr(text);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path d={path} />
    </svg>
  );
}
