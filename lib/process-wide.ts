/**
 * A value that exists once per process. Next loads a module once per bundle, so a variable of a module can
 * exist several times. The first call makes the value with `make`; later calls return it.
 */
export function processWide<T>(name: string, make: () => T): T {
  const process = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`rowlock.${name}`);
  process[key] ??= make();
  return process[key] as T;
}
