/**
 * Build and server options of Next.js. Response headers are not here: they depend on the host a request is for and are
 * set by proxy.ts.
 */
import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
const config = {
  // Two builds at a time (tests beside a running server) need a folder each.
  distDir: process.env.DESCENT_DIST_DIR || '.next',
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  typescript: {
    // `npm run check` has checked the types of the whole tree, tests included.
    ignoreBuildErrors: true,
  },
  turbopack: {
    // Without it a lock file in a folder above ours would move the root.
    root: fileURLToPath(new URL('.', import.meta.url)),
    // monaco-vim asks for the editor by paths from before the editor's package had an export map.
    resolveAlias: {
      'monaco-editor/esm/vs/editor/editor.api': 'monaco-editor/editor/editor.api.js',
      'monaco-editor/esm/vs/editor/common/commands/shiftCommand':
        'monaco-editor/editor/common/commands/shiftCommand.js',
    },
  },
  // Native code, WebAssembly files beside the module, or worker threads: loaded by Node, not bundled.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'deno',
    'esbuild',
    'pg',
    'pg-boss',
    'pino',
    'sucrase',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '1mb' },
    // What passes through proxy.ts is buffered: bounded by the largest body that any route takes but
    // that of app/api/studio/import, which does not pass there.
    proxyClientMaxBodySize: '1mb',
  },
  agentRules: false,
};

export default config;
