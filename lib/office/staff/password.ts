import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';

// 32 MiB and three passes: of the equivalent settings in OWASP's Password Storage Cheat Sheet, the one with the
// least memory, because many sign-ins at the same time must not take the memory of bookings.
const COST = { log2N: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** The minimum and maximum length of a password, in characters. */
export const PASSWORD_LENGTH = { least: 12, most: 200 };

/** Hashes a password: `scrypt$15$8$3$salt$key`. It names its cost, so that old hashes work after a change. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const { log2N, r, p } = COST;
  const key = await derive(password, salt, log2N, r, p);
  return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

const HASH_OF_NO_PASSWORD = `scrypt$${COST.log2N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether a password matches a stored hash. Without a hash it is false and takes equally long, because the
 * response time must not reveal which e-mail addresses have an account.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, log2N, r, p, salt, key] = (stored ?? HASH_OF_NO_PASSWORD).split('$');
  const wanted = Buffer.from(key ?? '', 'base64url');
  const found = await derive(
    password,
    Buffer.from(salt ?? '', 'base64url'),
    Number(log2N),
    Number(r),
    Number(p),
  );
  return wanted.length === found.length && timingSafeEqual(wanted, found) && stored !== null;
}

function derive(password: string, salt: Buffer, log2N: number, r: number, p: number) {
  const N = 2 ** log2N;
  return new Promise<Buffer>((resolve, reject) => {
    // NFKC, so that the same password typed on another keyboard gives the same bytes.
    scryptWithCallback(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N, r, p, maxmem: 256 * N * r },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
