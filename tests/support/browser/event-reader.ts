export type StreamEvent = { id: string; event: string; data: string };

/** Reads server-sent events one by one, as a browser would. */
export class EventReader {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private rest = '';
  private id = '';
  /** All chunks in order. */
  readonly chunks: Uint8Array[] = [];

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  /** The next event with data; undefined when the stream has ended. Throws when the connection is lost. */
  async next(): Promise<StreamEvent | undefined> {
    for (;;) {
      const end = this.rest.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await this.reader.read();
        if (done) return undefined;
        this.chunks.push(value);
        this.rest += this.decoder.decode(value, { stream: true });
        continue;
      }
      const block = this.rest.slice(0, end);
      this.rest = this.rest.slice(end + 2);
      const fields = new Map(
        block.split('\n').map((line) => {
          const [name = '', ...value] = line.split(':');
          return [name, value.join(':').replace(/^ /, '')] as const;
        }),
      );
      this.id = fields.get('id') ?? this.id;
      const data = fields.get('data');
      if (data !== undefined) return { id: this.id, event: fields.get('event') ?? 'message', data };
    }
  }

  /** The next event about seats; skips those that only carry the time. */
  async nextSeatEvent(): Promise<StreamEvent | undefined> {
    for (;;) {
      const event = await this.next();
      if (event?.event !== 'time') return event;
    }
  }

  /** Closes the stream. */
  close(): Promise<void> {
    return this.reader.cancel();
  }
}
