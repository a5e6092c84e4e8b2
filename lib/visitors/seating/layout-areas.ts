import type { LayoutArea } from './layout';
import type { Plan, PlanArea } from './plan';
import { planColor } from './plan-color';

type Zone = Plan['zones'][number];
type Text = NonNullable<LayoutArea['text']>;

const TEXT_COLOR = '#374151';
const TEXT_SIZE = 16;

/** A zone's areas in the layout's form, at the plan's coordinates. Omits unknown shapes. */
export function layoutAreas(zone: Zone): LayoutArea[] {
  return (zone.areas ?? []).flatMap((area) => {
    const drawn = drawShape(area);
    if (!drawn) return [];
    return {
      ...drawn,
      x: (zone.position?.x ?? 0) + (area.position?.x ?? 0),
      y: (zone.position?.y ?? 0) + (area.position?.y ?? 0),
      rotation: area.rotation ?? 0,
      color: planColor(area.color),
      border: planColor(area.border_color),
      text: drawText(area, drawn),
    };
  });
}

type Shape = Pick<LayoutArea, 'shape' | 'width' | 'height' | 'radiusX' | 'radiusY' | 'points'>;

function drawShape(area: PlanArea): Shape | null {
  switch (area.shape) {
    case 'rectangle':
      return {
        shape: 'rectangle',
        width: size(area.rectangle?.width ?? area.width),
        height: size(area.rectangle?.height ?? area.height),
      };
    case 'circle': {
      const radius = size(area.circle?.radius);
      return { shape: 'circle', radiusX: radius, radiusY: radius };
    }
    case 'ellipse': {
      const radius = area.ellipse?.radius;
      return { shape: 'ellipse', radiusX: size(radius?.x), radiusY: size(radius?.y) };
    }
    case 'polygon': {
      const points = area.polygon?.points ?? [];
      return { shape: 'polygon', points: points.map(({ x, y }) => ({ x, y })) };
    }
    default:
      return area.text ? { shape: 'text' } : null;
  }
}

/** Canvas methods throw for a negative radius. */
function size(value: number | null | undefined): number {
  return Math.abs(value ?? 0);
}

function drawText(area: PlanArea, drawn: Shape): Text | undefined {
  if (!area.text) return undefined;
  const middle = { x: (drawn.width ?? 0) / 2, y: (drawn.height ?? 0) / 2 };
  const text = typeof area.text === 'string' ? { text: area.text } : area.text;
  if (!text.text) return undefined;
  const position = text.position ?? middle;
  return {
    text: text.text,
    x: position.x,
    y: position.y,
    color: planColor(text.color) ?? TEXT_COLOR,
    size: size(text.size) || TEXT_SIZE,
  };
}
