/** Asks for a number of seats side by side; the page then opens with the best ones ticked. */
export function BestSeatsForm({
  section,
  most,
  asked,
}: {
  /** Index of the section; without it, the whole hall is searched. */
  section?: number;
  /** The most seats that one booking may have. */
  most: number;
  asked?: number;
}) {
  return (
    <form className="best">
      {section !== undefined && <input type="hidden" name="section" value={section} />}
      <label htmlFor="best">Number of seats</label>
      <input
        className="input"
        id="best"
        name="best"
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required
        defaultValue={asked ?? 2}
      />
      <button type="submit" className="button button-quiet">
        Find seats
      </button>
    </form>
  );
}
