/** How the realm is bundled for each of its homes. */
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** `frame` is the script of the page that starts the browser's realms, no realm itself. */
export type RealmHome = 'browser' | 'frame' | 'deno-judge' | 'deno-student' | 'node';

export interface RealmBuild {
  readonly home: RealmHome;
  /** Relative to the project's folder. */
  readonly folder: string;
  readonly stem: string;
  readonly options: BuildOptions;
}

export function realmBuilds(root: string): readonly RealmBuild[] {
  const common: BuildOptions = {
    bundle: true,
    // Of the platforms it is the one that brings nothing of Node along.
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    alias: { '@descent/exercise': join(root, 'grader/exercise/index.ts') },
    define: {
      // TensorFlow.js takes anything with a `process` for Node.
      process: 'undefined',
      // Deno loads a tenth of a realm's start when it is asked for `Buffer`.
      Buffer: 'undefined',
      // Workers have no window. TensorFlow.js catches the error that asking for it throws while it loads, but by then V8
      // has parsed the whole bundle a second time to find where that was: a third of a realm's start in Chromium.
      'window.localStorage': 'undefined',
    },
  };
  const withoutGpu: BuildOptions = {
    ...common,
    alias: { ...common.alias, '@tensorflow/tfjs-backend-webgl': join(root, 'grader/backend/no-webgl.ts') },
  };
  const entry = (name: string): string[] => [join(root, 'grader/realm', name)];
  return [
    {
      home: 'browser',
      folder: 'public/realm',
      stem: 'realm',
      options: { ...common, entryPoints: entry('main-browser.ts') },
    },
    {
      home: 'frame',
      folder: 'public/realm',
      stem: 'frame',
      options: {
        ...common,
        platform: 'browser',
        // A classic script: only those know their own element, whose attributes name the bundle.
        format: 'iife',
        entryPoints: [join(root, 'grader/hosts/browser/frame-script.ts')],
      },
    },
    ...(['judge', 'student'] as const).map((role) => ({
      home: `deno-${role}` as const,
      folder: '.cache/realm',
      stem: `realm-deno-${role}`,
      options: { ...withoutGpu, entryPoints: entry(`main-deno-${role}.ts`) },
    })),
    {
      home: 'node',
      folder: '.cache/realm',
      stem: 'realm-node',
      options: {
        ...withoutGpu,
        external: ['node:worker_threads'],
        entryPoints: entry('main-node.ts'),
      },
    },
  ];
}
