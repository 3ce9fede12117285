/**
 * The three origins that Descent answers on, from the environment alone. No schema library here: the proxy loads it on
 * every request path, and `server/platform/environment.ts` has checked the same names at start.
 */
export interface Origins {
  /** Pages, actions and API. Never runs student or instructor code. */
  readonly app: string;
  /** The frame whose worker is the student realm. */
  readonly student: string;
  /** The frame whose worker is the judge realm. */
  readonly judge: string;
}

/** PORT, APP_ORIGIN and SANDBOX_HOST; all have defaults. */
type OriginEnvironment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = '3000';

/**
 * Origins as browsers spell them. The sandbox hosts have the scheme of the app: a page on https cannot frame http.
 * @throws TypeError when APP_ORIGIN or SANDBOX_HOST is no origin or host.
 */
export function originsFrom(environment: OriginEnvironment): Origins {
  const port = environment.PORT || DEFAULT_PORT;
  const app = new URL(environment.APP_ORIGIN || `http://localhost:${port}`);
  const sandboxHost = environment.SANDBOX_HOST || `localhost:${port}`;
  return {
    app: app.origin,
    student: new URL(`${app.protocol}//student.${sandboxHost}`).origin,
    judge: new URL(`${app.protocol}//judge.${sandboxHost}`).origin,
  };
}

/** "host" or "host:port" of an origin, as a Host header carries it. */
export function hostOf(origin: string): string {
  return new URL(origin).host;
}
