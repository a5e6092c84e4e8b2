/** Runs one step of a command, and prints its name and how long it took. */
export async function step<T>(
  name: string,
  work: (report: (line: string) => void) => Promise<T>,
): Promise<T> {
  console.log(`${name} …`);
  const began = performance.now();
  const result = await work((line) => console.log(`  ${line}`));
  console.log(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}
