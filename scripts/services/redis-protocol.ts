/** A reply of Redis. A status (`+OK`) and a string of bytes differ, because REST encodes them differently. */
export type Reply = number | null | Buffer | RedisStatus | RedisError | Reply[];

export class RedisStatus {
  constructor(readonly text: string) {}
}

export class RedisError {
  constructor(readonly message: string) {}
}

/** Encodes a command as Redis reads it: an array of byte strings. */
export function encodeCommand(words: string[]): Buffer {
  const parts = [`*${words.length}\r\n`];
  for (const word of words) parts.push(`$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return Buffer.from(parts.join(''));
}

interface Parsed {
  reply: Reply;
  next: number;
}

/** Reads one reply (RESP2) at `start`; undefined while it is incomplete. */
export function parseReply(bytes: Buffer, start: number): Parsed | undefined {
  const end = bytes.indexOf('\r\n', start);
  if (end < 0) return undefined;
  const line = bytes.toString('utf8', start + 1, end);
  const next = end + 2;
  switch (String.fromCharCode(bytes[start] ?? 0)) {
    case '+':
      return { reply: new RedisStatus(line), next };
    case '-':
      return { reply: new RedisError(line), next };
    case ':':
      return { reply: Number(line), next };
    case '$':
      return parseBytes(bytes, next, Number(line));
    case '*':
      return parseArray(bytes, next, Number(line));
    default:
      throw new Error(`Not a Redis reply: ${line}`);
  }
}

function parseBytes(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length < 0) return { reply: null, next: start };
  const next = start + length + 2;
  if (bytes.length < next) return undefined;
  return { reply: Buffer.from(bytes.subarray(start, start + length)), next };
}

function parseArray(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length < 0) return { reply: null, next: start };
  const reply: Reply[] = [];
  let next = start;
  for (let i = 0; i < length; i++) {
    const item = parseReply(bytes, next);
    if (!item) return undefined;
    reply.push(item.reply);
    next = item.next;
  }
  return { reply, next };
}
