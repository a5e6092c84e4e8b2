/** Who is this far behind, in bytes, is dropped: three times the states of the largest hall. */
const MOST_BEHIND = 128 * 1024;

/**
 * One open stream. The bytes it is given are shared with all other viewers of a show and are never
 * changed. What a client does not take stays in the kernel's buffers first, then in Node's, and is
 * counted here only after those.
 */
export class Viewer {
  readonly stream: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(
    /** When the stream is to end, by `performance.now()`. */
    readonly endsAt: number,
    /** Closes the client's connection at once. */
    private readonly hangUp: () => void,
    /** Called once, whoever ends the stream. */
    private readonly onGone: () => void,
  ) {
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.controller = controller;
        },
        cancel: () => this.leave(),
      },
      { highWaterMark: MOST_BEHIND, size: (chunk) => chunk.byteLength },
    );
  }

  /** False when the viewer was too far behind, and was dropped. */
  send(bytes: Uint8Array): boolean {
    if (!this.controller) return true;
    this.controller.enqueue(bytes);
    if ((this.controller.desiredSize ?? 0) >= 0) return true;
    this.cut();
    return false;
  }

  /** Ends the stream; a client that has not taken everything yet is not waited for. */
  end(): void {
    const tookAll = this.controller?.desiredSize === MOST_BEHIND;
    if (this.controller && !tookAll) this.cut();
    this.controller?.close();
    this.leave();
  }

  /** The client hung up. */
  leave(): void {
    if (!this.controller) return;
    this.controller = undefined;
    this.onGone();
  }

  private cut(): void {
    // By this name the server takes it for a client that left, and does not log an error.
    this.controller?.error(new DOMException('The viewer does not keep up', 'AbortError'));
    // The server's pipe would first wait for the client to take what was written.
    this.hangUp();
    this.leave();
  }
}
