import type { Brush } from './paint-stroke';

const BRUSHES: [Brush, string][] = [
  ['seat', 'One seat'],
  ['stretch', 'From seat to seat'],
  ['row', 'A row'],
  ['section', 'A section'],
];

/** How much of the hall a press takes. */
export function PaintBrushes({
  brush,
  onChange,
}: {
  brush: Brush;
  onChange: (brush: Brush) => void;
}) {
  return (
    <fieldset className="paint-brushes">
      <legend>A press takes</legend>
      {BRUSHES.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="brush"
            value={value}
            checked={brush === value}
            onChange={() => onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
