/** A promise with its key outside: `given` settles when somebody calls `give`. */
export function signal<T = void>(): { give: (value: T) => void; given: Promise<T> } {
  let give: (value: T) => void = () => {};
  const given = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { give, given };
}
