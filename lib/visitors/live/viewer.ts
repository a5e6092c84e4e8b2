import type { ServerResponse } from 'node:http';
import type { LiveEvent } from './encode-events';

/** Who is this far behind, in bytes, is dropped: three times the states of the largest hall. */
const MOST_BEHIND = 128 * 1024;

/**
 * One open stream. The first events leave through `stream`, which the server makes the answer of; when
 * it has taken them, what follows is written straight to the connection, because the server's way there
 * costs several times as much (docs/decisions/0015). The bytes are shared with all other viewers of a
 * show and are never changed. What a client does not take stays in the kernel's buffers first, and
 * counts as behind only after those.
 */
export class Viewer {
  readonly stream: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Whether the server has taken, and written, everything that was given to `stream`. */
  private isThrough = false;

  constructor(
    /** When the stream is to end, by `performance.now()`. */
    readonly endsAt: number,
    /** Node's own answer; without one every event goes through `stream`. */
    private readonly response: ServerResponse | undefined,
    /** Called once, whoever ends the stream. */
    private readonly onGone: () => void,
  ) {
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.controller = controller;
        },
        // Asked for more only when nothing is left, and the server asks only when it has written.
        pull: () => {
          this.isThrough = true;
        },
        cancel: () => this.leave(),
      },
      { highWaterMark: 0, size: (bytes) => bytes.byteLength },
    );
  }

  /** False when the viewer was too far behind, and was dropped. */
  send({ bytes, chunk }: LiveEvent): boolean {
    if (!this.controller) return true;
    const { response } = this;
    if (this.isThrough && response?.socket) {
      response.socket.write(response.chunkedEncoding ? chunk : bytes);
    } else {
      this.controller.enqueue(bytes);
    }
    if (this.behind <= MOST_BEHIND) return true;
    this.cut();
    return false;
  }

  /** Ends the stream; a client that has not taken everything yet is not waited for. */
  end(): void {
    if (this.controller && this.behind > 0) this.cut();
    this.controller?.close();
    this.leave();
  }

  /** The client hung up. */
  leave(): void {
    if (!this.controller) return;
    this.controller = undefined;
    this.onGone();
  }

  /** Bytes that the client has not taken, beyond what the kernel keeps for it. */
  private get behind(): number {
    return (this.response?.socket?.writableLength ?? 0) - (this.controller?.desiredSize ?? 0);
  }

  private cut(): void {
    // By this name the server takes it for a client that left, and does not log an error.
    this.controller?.error(new DOMException('The viewer does not keep up', 'AbortError'));
    // The server would first wait for the client to take what was written.
    this.response?.destroy();
    this.leave();
  }
}
