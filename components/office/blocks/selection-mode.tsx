import type { SelectionMode } from './select-seats';

const MODES: [SelectionMode, string][] = [
  ['seat', 'One seat'],
  ['range', 'From seat to seat'],
  ['row', 'A row'],
  ['section', 'A section'],
];

/** Chooses what one press selects and what a drag does. */
export function SelectionModeFields({
  mode,
  onMode,
  dragSelects,
  onDragSelects,
}: {
  mode: SelectionMode;
  onMode: (mode: SelectionMode) => void;
  /** Whether a drag selects the seats that it passes, instead of moving the map. */
  dragSelects: boolean;
  onDragSelects: (dragSelects: boolean) => void;
}) {
  return (
    <fieldset className="selection-modes">
      <legend>Select</legend>
      {MODES.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="selection-mode"
            value={value}
            checked={mode === value}
            onChange={() => onMode(value)}
          />
          {label}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={dragSelects}
          onChange={({ currentTarget }) => onDragSelects(currentTarget.checked)}
        />
        Drag to select
      </label>
    </fieldset>
  );
}
