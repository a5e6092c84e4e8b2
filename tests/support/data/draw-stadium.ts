import type { Plan } from '@/lib/visitors/seating/plan';

/** The pitch with its run-off, in plan pixels; a seat is 25 of them wide, which is half a metre. */
const PITCH = { width: 5_600, height: 3_800, corner: 700 };
const SEAT = 25;
const STAIRS = 2 * SEAT;

/** From the pitch outwards: the first row's distance, rows, blocks, and the first block's number. */
const TIERS = [
  { name: 'Lower', from: 160, rows: 15, pitchOfRows: 30, blocks: 40, number: 101 },
  { name: 'Middle', from: 780, rows: 13, pitchOfRows: 30, blocks: 44, number: 201 },
  { name: 'Upper', from: 1_350, rows: 17, pitchOfRows: 30, blocks: 48, number: 301 },
] as const;

const CATEGORIES = [
  { name: 'Halfway line', color: '#b91c5c' },
  { name: 'Lower', color: '#2563eb' },
  { name: 'Middle', color: '#047857' },
  { name: 'Upper', color: '#b45309' },
];

const OUTERMOST = 1_350 + 17 * 30;

/** The plan of a football ground: 132 blocks in three tiers round a pitch, some 40,000 seats (pretix JSON). */
export function drawStadium(): Plan {
  const edge = OUTERMOST + 100;
  return {
    name: 'Stadium',
    categories: CATEGORIES,
    size: { width: PITCH.width + 2 * edge, height: PITCH.height + 2 * edge },
    zones: [
      { name: 'Pitch', position: { x: edge, y: edge }, areas: [grass()] },
      ...TIERS.flatMap((tier) =>
        Array.from({ length: tier.blocks }, (_, at) => ({
          name: `Block ${tier.number + at}`,
          position: { x: edge, y: edge },
          rows: Array.from({ length: tier.rows }, (_, row) => drawRow(tier, at, row)),
        })),
      ),
    ],
  };
}

function grass() {
  return {
    shape: 'rectangle',
    color: '#cfe3c8',
    border_color: '#6b8f63',
    position: { x: 0, y: 0 },
    rectangle: { width: PITCH.width, height: PITCH.height },
    text: { text: 'Pitch', size: 420, color: '#3f5f39' },
  };
}

function drawRow(tier: (typeof TIERS)[number], block: number, row: number) {
  const out = tier.from + row * tier.pitchOfRows;
  const length = perimeter(out) / tier.blocks;
  const count = Math.floor((length - STAIRS) / SEAT);
  // The halfway line is in the middle of the two long sides, where blocks 0 and half round begin.
  const fromHalfway = Math.min(
    block % (tier.blocks / 2),
    tier.blocks / 2 - 1 - (block % (tier.blocks / 2)),
  );
  const best = tier.name === 'Middle' && fromHalfway < 3;
  return {
    row_number: String(row + 1),
    row_number_position: 'both',
    seats: Array.from({ length: count }, (_, at) => ({
      seat_guid: `${tier.number + block}-${row + 1}-${at + 1}`,
      seat_number: String(at + 1),
      category: best ? 'Halfway line' : tier.name,
      position: placeAt(block * length + (length - (count - 1) * SEAT) / 2 + at * SEAT, out),
      wheelchair: tier.name === 'Lower' && row === tier.rows - 1 && block % 5 === 0 && at < 4,
    })),
  };
}

/** The line that keeps `out` pixels from the pitch: four straights and four quarters of a circle. */
function sides(out: number) {
  const { width, height, corner } = PITCH;
  const [long, short] = [width - 2 * corner, height - 2 * corner];
  return { long, short, bend: ((corner + out) * Math.PI) / 2 };
}

function perimeter(out: number): number {
  const { long, short, bend } = sides(out);
  return 2 * (long + short) + 4 * bend;
}

/** The point so far along that line, clockwise from the middle of the upper side. */
function placeAt(along: number, out: number): { x: number; y: number } {
  const { width, corner } = PITCH;
  const { long, short, bend } = sides(out);
  const lengths = [long / 2, bend, short, bend, long, bend, short, bend, long / 2];
  let [x, y, turn] = [width / 2, -out, 0];
  let rest = along % perimeter(out);
  for (const [leg, length] of lengths.entries()) {
    const part = Math.min(rest, length);
    if (leg % 2 === 0) {
      x += Math.cos(turn) * part;
      y += Math.sin(turn) * part;
    } else {
      const radius = corner + out;
      const by = part / radius;
      x += radius * (Math.sin(turn + by) - Math.sin(turn));
      y += radius * (Math.cos(turn) - Math.cos(turn + by));
      turn += by;
    }
    rest -= part;
    if (rest <= 0) break;
  }
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 };
}
