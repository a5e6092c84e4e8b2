/** The hidden fields of every form about one block. */
export function BlockId({ showId, blockId }: { showId: string; blockId: string }) {
  return (
    <>
      <input type="hidden" name="show" value={showId} />
      <input type="hidden" name="block" value={blockId} />
    </>
  );
}
