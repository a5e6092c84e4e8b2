import type { ServerResponse } from 'node:http';
import type { LiveEvent } from './encode-events';

/** A viewer that is this many bytes behind is dropped: three times the states of the largest hall. */
const MAX_BYTES_BEHIND = 128 * 1024;

/**
 * One open stream. The first events go through `stream`, which the server sends as the body of its response. When
 * the server has taken them, later events are written straight to the socket, because the server's own way costs
 * several times as much (docs/decisions/0015). The bytes are shared with all viewers of a show and never change.
 * Bytes that a client does not read fill the kernel's buffers first, and count as behind only after that.
 */
export class Viewer {
  readonly stream: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Whether the server has written everything from `stream` to the socket. */
  private isStreamDrained = false;

  constructor(
    /** When the feed ends the stream, by `performance.now()`. */
    public endsAt: number,
    /** Node's response; without one every event goes through `stream`. */
    private readonly response: ServerResponse | undefined,
    /** Called once, when the stream has ended for any reason. */
    private readonly onGone: () => void,
  ) {
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.controller = controller;
        },
        // Called only when nothing is left; the server asks for more only after it has written.
        pull: () => {
          this.isStreamDrained = true;
        },
        cancel: () => this.leave(),
      },
      { highWaterMark: 0, size: (bytes) => bytes.byteLength },
    );
  }

  /** Returns false when the viewer was too far behind and was dropped. */
  send({ bytes, chunk }: LiveEvent): boolean {
    if (!this.controller) return true;
    const { response } = this;
    if (this.isStreamDrained && response?.socket) {
      response.socket.write(response.chunkedEncoding ? chunk : bytes);
    } else {
      this.controller.enqueue(bytes);
    }
    if (this.behind <= MAX_BYTES_BEHIND) return true;
    this.cut();
    return false;
  }

  /** Ends the stream. Does not wait for a client that has not read everything. */
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

  /** Bytes that the client has not read, without those in the kernel's buffers. */
  private get behind(): number {
    return (this.response?.socket?.writableLength ?? 0) - (this.controller?.desiredSize ?? 0);
  }

  private cut(): void {
    // An error of this name looks to the server like a client that hung up, so it logs nothing.
    this.controller?.error(new DOMException('The viewer does not keep up', 'AbortError'));
    // Otherwise the server would wait until the client has read what was written.
    this.response?.destroy();
    this.leave();
  }
}
