/**
 * The browser host without the site: a small server that answers as the app host and as both sandbox hosts, with the
 * very policies, paths and page that `proxy.ts` uses. Needs the built realm scripts and no database.
 */
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { appHeaders } from '#server/platform/origins/app-headers.ts';
import { dispatchHost } from '#server/platform/origins/dispatch-host.ts';
import { type Origins, originsFrom } from '#server/platform/origins/origins.ts';
import { readRealmScripts, realmFramePage } from '#server/platform/origins/realm-frame-page.ts';
import {
  realmFrameHeaders,
  realmRefusalHeaders,
  realmScriptHeaders,
} from '#server/platform/origins/realm-headers.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface RealmServer {
  readonly origins: Origins;
  /** The next text that the page posts to `/told`: for pages that Playwright has given up on. */
  told(): Promise<string>;
  close(): Promise<void>;
}

/** Listens on a free port of localhost. The page at `origins.app` is `realm-page.ts`. */
export async function startRealmServer(): Promise<RealmServer> {
  const pageScript = await bundlePage();
  const told = new EventEmitter<{ text: [string] }>();
  const server = createServer((request, response) => {
    answer({ request, origins, pageScript, told })
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const port = await listen(server);
  const origins = originsFrom({ PORT: String(port) });
  return {
    origins,
    told: async () => (await once(told, 'text'))[0],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
}

interface Question {
  readonly request: IncomingMessage;
  readonly origins: Origins;
  readonly pageScript: string;
  readonly told: EventEmitter<{ text: [string] }>;
}

async function answer({ request, origins, pageScript, told }: Question): Promise<Answer> {
  const { pathname: path, search } = new URL(request.url ?? '/', origins.app);
  const host = request.headers.host ?? null;
  const method = request.method ?? 'GET';
  const decision = dispatchHost(
    { host, method, origin: request.headers.origin ?? null, path, search, forServiceWorker: false },
    origins,
  );
  if (decision.kind === 'realm-frame') {
    const page = realmFramePage(await readRealmScripts(PROJECT), origins.app);
    return { status: 200, headers: realmFrameHeaders(origins), body: page };
  }
  if (decision.kind === 'realm-script') {
    const body = await readFile(join(PROJECT, 'public', path));
    return { status: 200, headers: realmScriptHeaders(origins), body };
  }
  if (decision.kind !== 'app') {
    return { status: 404, headers: realmRefusalHeaders(origins), body: 'Not found.\n' };
  }
  const policy = appHeaders({ origins, nonce: 'unused', development: false });
  if (path === '/told') told.emit('text', await text(request));
  if (path === '/page.js') {
    return { status: 200, headers: { ...policy, 'Content-Type': 'text/javascript' }, body: pageScript };
  }
  const page =
    '<!doctype html><meta charset="utf-8"><title>Realm page</title><link rel="icon" href="data:,">' +
    '<body><script src="/page.js"></script>';
  return { status: 200, headers: { ...policy, 'Content-Type': 'text/html' }, body: page };
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT, 'e2e/harness/realm-page.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}
