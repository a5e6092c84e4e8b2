import { z } from 'zod';

const wholeNumber = (min: number, max: number, fallback: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\/[^/]+\/.+/,
    'must look like postgres://user:password@host:5432/database',
  );

/** Whether a secret looks random; words and placeholders do not. */
function looksRandom(secret: string): boolean {
  return new Set(secret).size >= 12 && !/change.?me|secret|example|password|default/i.test(secret);
}

const variables = z
  .object({
    DATABASE_URL: databaseUrl,
    DATABASE_REPLICA_URL: z
      .string()
      .transform((list) => list.split(',').map((url) => url.trim()))
      .pipe(z.array(databaseUrl))
      .optional(),
    REPLICA_LAG_LIMIT_MS: wholeNumber(100, 60_000, 5_000),
    DATABASE_POOL_BOOKING: wholeNumber(1, 100, 10),
    DATABASE_POOL_READ: wholeNumber(1, 100, 10),
    DATABASE_PREPARE: z.enum(['true', 'false']).default('true'),
    UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }).optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
    RABBITMQ_URL: z
      .url({ protocol: /^amqps?$/, error: 'must look like amqp://user:password@host:5672' })
      .optional(),
    REQUEST_LIFETIME_S: wholeNumber(10, 86_400, 600),
    PORT: wholeNumber(1, 65_535, 3000),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    TRUSTED_PROXY_HOPS: wholeNumber(0, 5, 0),
    BOOKINGS_PER_MINUTE: wholeNumber(1, 10_000_000, 30),
    READS_PER_MINUTE: wholeNumber(1, 10_000_000, 600),
    PLACES_PER_NETWORK: wholeNumber(1, 1_000_000, 100),
    LIVE_PER_CLIENT: wholeNumber(1, 1_000_000, 60),
    LIVE_PER_PROCESS: wholeNumber(1, 1_000_000, 2_000),
    WORKER_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    NEXTAUTH_SECRET: z
      .string()
      .min(32, 'must have at least 32 characters')
      .refine(looksRandom, 'is not random; make one with `openssl rand -base64 32`')
      .optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(40).default('single sign-on'),
    SIGN_INS_PER_QUARTER_HOUR: wholeNumber(1, 1_000_000, 30),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  })
  .check(({ value, issues }) => {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = value;
    if ((url === undefined) === (token === undefined)) return;
    const missing = url ? 'UPSTASH_REDIS_REST_TOKEN' : 'UPSTASH_REDIS_REST_URL';
    const message = 'is missing; set both the REST URL and its token, or neither';
    issues.push({ code: 'custom', path: [missing], message, input: undefined });
  })
  .check(({ value, issues }) => {
    const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
    const missing = names.filter((name) => value[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return;
    const message =
      'is missing; an OpenID Connect provider needs issuer, client id and client secret';
    for (const name of missing) {
      issues.push({ code: 'custom', path: [name], message, input: undefined });
    }
  })
  .transform((given) => ({
    ...given,
    DATABASE_REPLICA_URL: given.DATABASE_REPLICA_URL ?? [given.DATABASE_URL],
    DATABASE_PREPARE: given.DATABASE_PREPARE === 'true',
    SITE_URL: new URL(given.SITE_URL ?? `http://localhost:${given.PORT}`).origin,
  }));

/** The configuration; `.env.example` explains each variable. */
type Env = z.infer<typeof variables>;

// A build needs no database; an attempt to connect to this address fails.
const NO_DATABASE = 'postgres://no-database.invalid/while-building';
const isBuild = () => process.env.NEXT_PHASE === 'phase-production-build';

let parsed: Env | undefined;

/** The configuration from the environment. The first call throws if it is wrong, and names each wrong variable. */
export function env(): Env {
  parsed ??= parseEnv(
    isBuild()
      ? { ...process.env, DATABASE_URL: process.env.DATABASE_URL || NO_DATABASE }
      : process.env,
  );
  return parsed;
}

/** Parses an environment; an empty value counts as not set. Throws as `env` does. */
export function parseEnv(given: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  const result = variables.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const problem =
      set[name] === undefined && !/^(UPSTASH|OIDC)/.test(name) ? 'is not set' : issue.message;
    return `  ${name}: ${problem}`;
  });
  throw new Error(
    `Correct these environment variables (.env.example explains them):\n${lines.join('\n')}`,
  );
}
