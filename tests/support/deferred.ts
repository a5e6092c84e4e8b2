/** A promise that the caller resolves, to hold a step back or to wait until another step is reached. */
export function deferred<T = void>(): { resolve: (value: T) => void; promise: Promise<T> } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { resolve, promise };
}
