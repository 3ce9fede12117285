/** Settings from the environment, parsed once. Everything has a default that works on a fresh clone. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartupFailure } from '#db/startup-failure.ts';
import { type Origins, originsFrom } from './origins/origins.ts';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
/** Compose files and shells hand down empty variables: an empty one is an unset one. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environmentSchema = z
  .object({
    PORT: optional(z.coerce.number().int().min(1).max(65_535)),
    DESCENT_DATA_DIR: optional(z.string()),
    /** The folder with `course.yaml`. */
    DESCENT_COURSE_DIR: optional(z.string()),
    DATABASE_URL: optional(z.string()),
    APP_ORIGIN: optional(z.url({ protocol: /^https?$/ })),
    SANDBOX_HOST: optional(
      z.string().regex(/^[a-z0-9.-]+(:\d+)?$/i, 'expected a host name, with a port if need be'),
    ),
    NEXTAUTH_SECRET: optional(z.string().min(32, 'expected at least 32 characters')),
    /** Where verification runs: in this server, or in `npm run worker` processes on the same Postgres. */
    DESCENT_WORKER: optional(z.enum(['embedded', 'none'])),
    DESCENT_WORKER_SLOTS: optional(z.coerce.number().int().min(1).max(64)),
    /** Seeds on which a check in the studio tries what luck could hide. */
    DESCENT_CHECK_SEEDS: optional(z.coerce.number().int().min(1).max(1_000)),
    /** `required`: refuse to verify where bubblewrap does not work. The default on DATABASE_URL. */
    DESCENT_SANDBOX_WALL: optional(z.enum(['auto', 'required'])),
    /** Shows and seeds the demo accounts on a Postgres too. */
    DESCENT_DEMO_ACCOUNTS: optional(flag),
    /** How many proxies in front of the server add to `x-forwarded-for`. */
    DESCENT_TRUSTED_PROXIES: optional(z.coerce.number().int().min(0).max(8)),
    OIDC_ISSUER: optional(z.url()),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    OIDC_NAME: optional(z.string()),
  })
  .refine((value) => !value.OIDC_ISSUER === !value.OIDC_CLIENT_ID, {
    path: ['OIDC_CLIENT_ID'],
    message: 'expected together with OIDC_ISSUER',
  });

/** Enough to be told within a minute; what luck could hide has a run of its own, over 200. */
const CHECK_SEEDS = 10;

export interface Environment {
  readonly port: number;
  readonly dataDir: string;
  readonly courseDir: string;
  readonly databaseUrl: string | null;
  /** `app` is the only origin that actions are taken from. */
  readonly origins: Origins;
  /** null: made on first start and kept in the data folder. */
  readonly secret: string | null;
  readonly worker: 'embedded' | 'none';
  readonly workerSlots: number;
  readonly checkSeeds: number;
  readonly sandboxWall: 'auto' | 'required';
  readonly demoAccounts: boolean;
  readonly trustedProxies: number;
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly name: string;
  } | null;
}

/** @throws StartupFailure `settings-wrong` that names every wrong variable. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
    throw new StartupFailure('settings-wrong', `These settings are wrong: ${wrong.join(', ')}.`);
  }
  const value = parsed.data;
  const port = value.PORT ?? 3000;
  const databaseUrl = value.DATABASE_URL ?? null;
  if (databaseUrl && !value.NEXTAUTH_SECRET) {
    throw new StartupFailure(
      'settings-wrong',
      'With DATABASE_URL set, NEXTAUTH_SECRET must be set too (32 characters or more, the same on every server).',
    );
  }
  return {
    port,
    dataDir: resolve(value.DESCENT_DATA_DIR ?? '.data'),
    courseDir: resolve(value.DESCENT_COURSE_DIR ?? 'exercises'),
    databaseUrl,
    origins: originsFrom({ ...variables, PORT: String(port) }),
    secret: value.NEXTAUTH_SECRET ?? null,
    worker: value.DESCENT_WORKER ?? (databaseUrl ? 'none' : 'embedded'),
    workerSlots: value.DESCENT_WORKER_SLOTS ?? 2,
    checkSeeds: value.DESCENT_CHECK_SEEDS ?? CHECK_SEEDS,
    sandboxWall: value.DESCENT_SANDBOX_WALL ?? (databaseUrl ? 'required' : 'auto'),
    demoAccounts: value.DESCENT_DEMO_ACCOUNTS ?? databaseUrl === null,
    trustedProxies: value.DESCENT_TRUSTED_PROXIES ?? 0,
    oidc:
      value.OIDC_ISSUER && value.OIDC_CLIENT_ID
        ? {
            issuer: value.OIDC_ISSUER,
            clientId: value.OIDC_CLIENT_ID,
            clientSecret: value.OIDC_CLIENT_SECRET ?? '',
            name: value.OIDC_NAME ?? 'Single sign-on',
          }
        : null,
  };
}

let parsed: Environment | null = null;

/** The settings of this process. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
