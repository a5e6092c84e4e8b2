/**
 * A value that a process has once. Next loads a module again for each bundle, so a module's own
 * variable exists several times; this one does not. `make` is called for the first who asks.
 */
export function processWide<T>(name: string, make: () => T): T {
  const process = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`rowlock.${name}`);
  process[key] ??= make();
  return process[key] as T;
}
