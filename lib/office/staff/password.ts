import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';

// 32 MiB and three passes: one of the settings that OWASP's password storage page holds equal; the one
// with the least memory, because a crowd at the door must not take a booking's.
const COST = { log2N: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** The fewest and the most characters that a password may have. */
export const PASSWORD_LENGTH = { least: 12, most: 200 };

/** What is stored of a password: `scrypt$15$8$3$salt$key`, so that a later cost leaves old ones readable. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const { log2N, r, p } = COST;
  const key = await derive(password, salt, log2N, r, p);
  return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

const NOBODY = `scrypt$${COST.log2N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether it is the password behind a stored hash. Without a hash it takes as long, and is false: the
 * time of an answer must not tell whose addresses are known.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, log2N, r, p, salt, key] = (stored ?? NOBODY).split('$');
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
    // One writing of what looks the same on every keyboard.
    scryptWithCallback(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N, r, p, maxmem: 256 * N * r },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
