import { parseArgs } from 'node:util';
import { StartupFailure } from '#db/startup-failure.ts';

export interface ServeOptions {
  readonly port: number;
  /** The address to listen on: loopback unless told otherwise, because the demo accounts have known passwords. */
  readonly host: string;
  readonly dev: boolean;
  /** Serves what is built and does not look whether it is stale. */
  readonly built: boolean;
}

const DEFAULT_PORT = 3000;
const DEFAULT_HOST = '127.0.0.1';
const PORT_MAX = 65_535;

/** Arguments before environment before defaults. @throws StartupFailure */
export function parseServeOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServeOptions {
  const { port, host, dev, built } = parsed(args);
  return {
    port: portNumber(
      port ?? (environment.PORT || String(DEFAULT_PORT)),
      port === undefined ? 'PORT' : '--port',
    ),
    host: host ?? (environment.DESCENT_HOST || DEFAULT_HOST),
    dev: dev ?? false,
    built: built ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', short: 'p' },
        host: { type: 'string' },
        dev: { type: 'boolean' },
        built: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new StartupFailure(
      'settings-wrong',
      `These arguments are not understood: ${args.join(' ')}. Known are --port <number> and --host <address>, after a double dash: npm start -- --port 4000.`,
      { cause },
    );
  }
}

function portNumber(text: string, from: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > PORT_MAX)
    throw new StartupFailure(
      'settings-wrong',
      `${from} is "${text}"; expected a port number from 1 to ${PORT_MAX}.`,
    );
  return port;
}
