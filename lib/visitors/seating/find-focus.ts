import type { LayoutArea, SeatingLayout } from './layout';

/** Names of what the audience faces, in the languages of the demo's plans and the editor's users. */
const FOCUS_WORDS = new Set(
  `stage bühne scène escenario palco palcoscenico podium scena screen leinwand écran pantalla
   floor pitch field court ring rink ice arena manege`.split(/\s+/),
);

type Point = { x: number; y: number };

/**
 * The point that the audience faces: the middle of the largest area named like a stage or a field, or
 * the middle of the top edge, where plans usually have the stage.
 */
export function findFocus(layout: SeatingLayout): Point {
  const named = layout.areas.filter((area) => {
    const words = area.text?.text.toLowerCase().split(/[^\p{L}]+/u) ?? [];
    return words.some((word) => FOCUS_WORDS.has(word));
  });
  const [stage] = named.sort((a, b) => extent(b) - extent(a));
  return stage ? middleOf(stage) : { x: layout.width / 2, y: 0 };
}

function extent({ width = 0, height = 0, radiusX = 0, radiusY = 0, points = [] }: LayoutArea) {
  return width * height + 4 * radiusX * radiusY + points.length;
}

function middleOf(area: LayoutArea): Point {
  const { width = 0, height = 0, points = [] } = area;
  const corners = points.length > 0 ? points : [{ x: width / 2, y: height / 2 }];
  const x = corners.reduce((sum, corner) => sum + corner.x, 0) / corners.length;
  const y = corners.reduce((sum, corner) => sum + corner.y, 0) / corners.length;
  const turn = (area.rotation * Math.PI) / 180;
  return {
    x: area.x + x * Math.cos(turn) - y * Math.sin(turn),
    y: area.y + x * Math.sin(turn) + y * Math.cos(turn),
  };
}
