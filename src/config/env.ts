import { z } from 'zod';

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `must be a URL that begins ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

// PostgreSQL's own tools leave the host out where a socket's folder follows (?host=/run/postgresql); URL does not.
const postgresUrl = z
  .string()
  .transform((text) => text.replace('@/', '@localhost/'))
  .pipe(url('postgres:', 'postgresql:'))
  .optional();

const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

/** Words with blanks between them. */
const words = z
  .string()
  .default('')
  .transform((text) => text.split(/\s+/).filter((each) => each !== ''));

const schema = z
  .object({
    KITH_DATA: z.string().default('./data'),
    DATABASE_URL: postgresUrl,
    KITH_OWNER_URL: postgresUrl,
    KITH_SECRET_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, 'must be 32 random bytes in base64url, 43 characters')
      .optional(),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    KITH_ORIGIN: url('http:', 'https:')
      .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
        message: 'must be scheme, host and port alone, as in https://kith.example',
      })
      .transform((text) => new URL(text).origin)
      .optional(),
    KITH_ROLE: oneOf('web', 'worker', 'all').default('all'),
    KITH_SSO_ISSUER: url('https:', 'http:').optional(),
    KITH_SSO_CLIENT_ID: z.string().optional(),
    KITH_SSO_CLIENT_SECRET: z.string().optional(),
    KITH_SSO_NAME: z.string().max(60).default('your organisation'),
    KITH_SSO_ACR: words,
    KITH_SSO_AMR: words,
    LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  })
  .refine((env) => env.KITH_OWNER_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['KITH_OWNER_URL'],
    message: 'is only used together with DATABASE_URL',
  })
  .refine(
    ({ KITH_SSO_ISSUER: issuer, ...env }) =>
      !issuer || (env.KITH_SSO_CLIENT_ID && env.KITH_SSO_CLIENT_SECRET),
    {
      path: ['KITH_SSO_ISSUER'],
      message: 'needs KITH_SSO_CLIENT_ID and KITH_SSO_CLIENT_SECRET beside it',
    },
  );

/** How this Kith is set up, from its environment. There is no default for a secret. */
export type Env = {
  /** Folder of the built-in database and of Kith's own keys. */
  readonly dataDir: string;
  /** A PostgreSQL server to use instead of the built-in one. May hold a password: never log it. */
  readonly databaseUrl: string | undefined;
  /** The login that prepares and migrates that server, where `databaseUrl` is a weaker one. Never log it. */
  readonly ownerUrl: string | undefined;
  /** The installation's key, 32 bytes in base64url, instead of the one in the data folder. Never log it. */
  readonly secretKey: string | undefined;
  /** Port to listen on; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Where people's browsers find Kith: scheme, host and port, no slash at the end. */
  readonly origin: string;
  /** Which half of Kith this process is: pages, jobs, or both. */
  readonly role: 'web' | 'worker' | 'all';
  /** The organisation's own sign-on, by OpenID Connect. Holds a secret: never log it. */
  readonly signOn:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly name: string;
        readonly acr: readonly string[];
        readonly amr: readonly string[];
      }
    | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

/** The environment read, or one line for each variable that does not fit. The lines never repeat a value. */
export type EnvReading =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly lines: readonly string[] };

/** Reads the environment given (this process's by default). An empty variable counts as absent. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): EnvReading {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = new Map(
      parsed.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]),
    );
    return { ok: false, lines: [...wrong].reverse().map(([name, message]) => `${name} ${message}.`) };
  }
  const { data } = parsed;
  const env: Env = {
    dataDir: data.KITH_DATA,
    databaseUrl: data.DATABASE_URL,
    ownerUrl: data.KITH_OWNER_URL,
    secretKey: data.KITH_SECRET_KEY,
    port: data.PORT,
    host: data.HOST,
    origin: data.KITH_ORIGIN ?? `http://localhost:${data.PORT}`,
    role: data.KITH_ROLE,
    signOn:
      data.KITH_SSO_ISSUER === undefined
        ? undefined
        : {
            issuer: data.KITH_SSO_ISSUER,
            clientId: data.KITH_SSO_CLIENT_ID ?? '',
            clientSecret: data.KITH_SSO_CLIENT_SECRET ?? '',
            name: data.KITH_SSO_NAME,
            acr: data.KITH_SSO_ACR,
            amr: data.KITH_SSO_AMR,
          },
    logLevel: data.LOG_LEVEL,
  };
  return { ok: true, env: Object.freeze(env) };
}
