/** A static server for the peers in the browser: the bare worker page, and a page with only Monaco. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface BareServer {
  readonly origin: string;
  close(): void;
}

interface File {
  readonly type: string;
  readonly body: Buffer;
}

const WORKERS = ['editor/editor.worker.js', 'languages/features/typescript/ts.worker.js'];

const page = (head: string, script: string) =>
  `<!doctype html><meta charset="utf-8"><title>Peer</title><link rel="icon" href="data:,">${head}<body style="margin:0"><div id="editor" style="height:100vh"></div><script type="module" src="${script}"></script>`;

/** Listens on a free port of localhost; everything is compressed once, before the first request. */
export async function startBareServer(): Promise<BareServer> {
  const files = new Map<string, File>();
  const add = (path: string, type: string, body: string | Uint8Array) =>
    files.set(path, { type, body: gzipSync(body) });
  add('/', 'text/html', page('', '/bare-page.js'));
  add(
    '/monaco',
    'text/html',
    page('<link rel="stylesheet" href="/monaco/monaco-page.css">', '/monaco/monaco-page.js'),
  );
  for (const name of ['bare-page', 'bare-worker']) {
    for (const { contents } of await bundle({ [name]: `bench/browser/${name}.ts` }, 'iife')) {
      add(`/${name}.js`, 'text/javascript', contents);
    }
  }
  for (const { path, contents } of await bundle({ 'monaco-page': 'bench/browser/monaco-page.ts' }, 'esm')) {
    const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.js') ? 'text/javascript' : 'font/ttf';
    add(`/monaco/${path.slice(OUT.length + 1)}`, type, contents);
  }
  // Where Monaco's setup looks for them, from its own address.
  for (const worker of WORKERS) {
    const [built] = await bundle({ worker: `node_modules/monaco-editor/esm/vs/${worker}` }, 'iife');
    if (built) add(`/monaco/monaco-editor/${worker}`, 'text/javascript', built.contents);
  }
  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url.replace(/[?#].*$/, ''));
    if (!file) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'Content-Type': file.type, 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' })
      .end(file.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given out');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const OUT = resolve('.cache/bench/browser');

async function bundle(entryPoints: Record<string, string>, format: 'iife' | 'esm') {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, path]) => [name, join(process.cwd(), path)]),
    ),
    bundle: true,
    write: false,
    outdir: OUT,
    format,
    platform: 'browser',
    target: 'es2022',
    minify: true,
    splitting: format === 'esm',
    logLevel: 'error',
    // Loaded only by those who choose it.
    external: ['monaco-vim'],
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles;
}
