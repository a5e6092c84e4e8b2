/** Asks for seats side by side; the answer is the same page with the best of them ticked. */
export function BestSeatsForm({
  section,
  most,
  asked,
}: {
  /** Index of the section to look in; the whole hall when it is missing. */
  section?: number;
  /** Most seats of one booking. */
  most: number;
  asked?: number;
}) {
  return (
    <form className="best">
      {section !== undefined && <input type="hidden" name="section" value={section} />}
      <label htmlFor="best">The best seats for</label>
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
        Find them
      </button>
    </form>
  );
}
