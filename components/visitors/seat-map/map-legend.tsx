import type { ReactNode } from 'react';

/** Explains the map's symbols; the price table explains the colours of the categories. */
export function MapLegend() {
  return (
    <ul className="sign-key">
      <li>
        <SeatSymbol>
          <circle cx="10" cy="10" r="9" className="sign-full" />
          <path d="M6 10.2l3 3.2 5.2-6.4" className="sign-tick" />
        </SeatSymbol>
        Yours
      </li>
      <li>
        <SeatSymbol>
          <circle cx="10" cy="10" r="4" />
        </SeatSymbol>
        Taken
      </li>
      <li>
        <SeatSymbol>
          <circle cx="10" cy="10" r="7.5" />
          <path d="M4.4 11.4l7-7M4.7 15.3L15.3 4.7M8.6 15.6l7-7" />
        </SeatSymbol>
        Not for sale
      </li>
      <li>
        <SeatSymbol>
          <rect x="1.5" y="1.5" width="17" height="17" className="sign-full" />
          <path
            d="M8.6 7.2l.6 4h3.4l1.5 3.6 1.3-.4M11.8 13.8a3.4 3.4 0 1 1-3.9-4.9M8.6 4.6h.01"
            className="sign-tick"
          />
        </SeatSymbol>
        Wheelchair space
      </li>
    </ul>
  );
}

function SeatSymbol({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  );
}
