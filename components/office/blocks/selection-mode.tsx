import type { SelectionMode } from './select-seats';

const MODES: [SelectionMode, string][] = [
  ['seat', 'One seat'],
  ['stretch', 'From seat to seat'],
  ['row', 'A row'],
  ['section', 'A section'],
];

/** How much of the hall a press takes, and what a drag does. */
export function SelectionModeFields({
  brush,
  onChange,
  drags,
  onDrags,
}: {
  brush: SelectionMode;
  onChange: (brush: SelectionMode) => void;
  /** Whether a drag paints the seats that it passes, instead of moving the map. */
  drags: boolean;
  onDrags: (drags: boolean) => void;
}) {
  return (
    <fieldset className="selection-modes">
      <legend>A press takes</legend>
      {MODES.map(([value, label]) => (
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
      <label>
        <input
          type="checkbox"
          checked={drags}
          onChange={({ currentTarget }) => onDrags(currentTarget.checked)}
        />
        Drag paints
      </label>
    </fieldset>
  );
}
