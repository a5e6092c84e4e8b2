type Table = { number: string; x: number; y: number; seats: number; wheelchairs: number[] };

/** The tables beside the level entrance: the places nearest to the aisle take a wheelchair. */
const WHEELCHAIR_PLACES = new Map([
  ['5', [6, 7]],
  ['9', [3, 4]],
]);

const TABLES_FRONT = tables(1, [190, 430, 670, 910], 330, 6);
const TABLES_FLOOR = tables(5, [130, 340, 550, 760, 970], 510, 8);
const TABLES_BACK = tables(10, [220, 440, 660, 880], 680, 6);
/** The plan of a small cabaret: thirteen round tables and a bar, 98 places (pretix JSON). */
export function drawCabaret() {
  return {
    name: 'Casa da Maré',
    categories: [
      { name: 'Front tables', color: '#b91c5c' },
      { name: 'Floor tables', color: '#2563eb' },
      { name: 'Back tables', color: '#047857' },
      { name: 'Bar', color: '#b45309' },
    ],
    size: { width: 1100, height: 900 },
    zones: [
      {
        name: 'Front',
        zone_id: 'front',
        position: { x: 0, y: 0 },
        rows: TABLES_FRONT.map((table) => tableRow(table, 'Front tables')),
        areas: [...room(), ...TABLES_FRONT.map(tableTop)],
      },
      {
        name: 'Floor',
        zone_id: 'floor',
        position: { x: 0, y: 0 },
        rows: TABLES_FLOOR.map((table) => tableRow(table, 'Floor tables')),
        areas: TABLES_FLOOR.map(tableTop),
      },
      {
        name: 'Back',
        zone_id: 'back',
        position: { x: 0, y: 0 },
        rows: TABLES_BACK.map((table) => tableRow(table, 'Back tables')),
        areas: TABLES_BACK.map(tableTop),
      },
      bar(),
    ],
  };
}

/** Tables along a shallow arc that bends towards the stage. */
function tables(first: number, xs: number[], y: number, seats: number): Table[] {
  return xs.map((x, index) => {
    const number = String(first + index);
    const bend = 70 * ((x - 550) / 550) ** 2;
    return { number, x, y: Math.round(y - bend), seats, wheelchairs: places(number) };
  });
}

function places(table: string): number[] {
  return WHEELCHAIR_PLACES.get(table) ?? [];
}

function tableRow({ number, x, y, seats, wheelchairs }: Table, category: string) {
  const reach = seats > 6 ? 62 : 54;
  return {
    row_number: number,
    row_label: 'Table %s',
    seat_label: 'Seat %s',
    position: { x, y },
    seats: Array.from({ length: seats }, (_, index) => {
      const turn = (2 * Math.PI * (index + 0.5)) / seats - Math.PI / 2;
      return {
        seat_guid: `table-${number}-${index + 1}`,
        seat_number: String(index + 1),
        position: { x: round(reach * Math.cos(turn)), y: round(reach * Math.sin(turn)) },
        category,
        radius: 12,
        ...(wheelchairs.includes(index + 1) ? { wheelchair: true } : {}),
      };
    }),
  };
}

function tableTop({ number, x, y, seats }: Table) {
  return {
    shape: 'circle',
    position: { x, y },
    color: '#f5e6d3',
    border_color: '#a87b4f',
    circle: { radius: seats > 6 ? 42 : 34 },
    text: { text: number, position: { x: 0, y: 0 }, color: '#5b3a1a', size: 20 },
  };
}

function room() {
  return [
    {
      shape: 'polygon',
      position: { x: 550, y: 40 },
      color: '#4c1d3d',
      border_color: '#2a0f22',
      polygon: {
        points: [
          { x: -240, y: 0 },
          { x: 240, y: 0 },
          { x: 200, y: 110 },
          { x: 70, y: 140 },
          { x: -70, y: 140 },
          { x: -200, y: 110 },
        ],
      },
      text: { text: 'STAGE', position: { x: 0, y: 65 }, color: '#ffffff', size: 28 },
    },
    {
      shape: 'ellipse',
      position: { x: 880, y: 110 },
      rotation: -20,
      color: '#1f2937',
      border_color: '#111827',
      ellipse: { radius: { x: 60, y: 38 } },
      text: { text: 'Piano', position: { x: 0, y: 0 }, color: '#ffffff', size: 18 },
    },
    {
      shape: 'text',
      position: { x: 30, y: 780 },
      rotation: -90,
      text: { text: 'Entrance', position: { x: 0, y: 0 }, color: '#6b7280', size: 18 },
    },
  ];
}

function bar() {
  return {
    name: 'Bar',
    zone_id: 'bar',
    position: { x: 300, y: 800 },
    rows: [
      {
        row_number: 'Bar',
        row_label: 'Bar',
        seat_label: 'Stool %s',
        position: { x: 0, y: 0 },
        seats: Array.from({ length: 10 }, (_, index) => ({
          seat_guid: `bar-${index + 1}`,
          seat_number: String(index + 1),
          position: { x: 25 + index * 50, y: 0 },
          category: 'Bar',
          radius: 11,
        })),
      },
    ],
    areas: [
      {
        shape: 'rectangle',
        position: { x: 0, y: 26 },
        rotation: 0,
        color: '#e7d3bb',
        border_color: '#a87b4f',
        rectangle: { width: 500, height: 48 },
        text: { text: 'BAR', position: { x: 250, y: 24 }, color: '#5b3a1a', size: 20 },
      },
    ],
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
