/** Everything that is made from source and not kept in git, in the order in which one needs the other. */
import { nodeModule } from '../check/run-command.ts';

export interface Build {
  /** As people read it: "realm bundle". */
  readonly name: string;
  /** Patterns of the files that it is made from. Another content, another build. */
  readonly inputs: readonly string[];
  /** Files that must be there afterwards. */
  readonly outputs: readonly string[];
  /** Where the hash of the inputs is kept. */
  readonly stamp: string;
  /** Arguments for Node. */
  readonly command: readonly string[];
}

/** As next.config.js has it. */
const SITE = process.env.DESCENT_DIST_DIR || '.next';
const PACKAGES = ['package.json', 'package-lock.json'];

export const BUILDS: readonly Build[] = [
  {
    name: 'realm bundle',
    inputs: [
      'grader/{backend,bundles,exercise,hosts,judge,protocol,realm}/**/*.ts',
      'grader/*.ts',
      'scripts/build-realm.ts',
      ...PACKAGES,
    ],
    outputs: ['public/realm/manifest.json', '.cache/realm/stamp.json'],
    stamp: '.cache/builds/realm',
    command: ['scripts/build-realm.ts'],
  },
  {
    name: 'editor types',
    inputs: [
      'grader/exercise',
      'grader/protocol.ts',
      'grader/protocol',
      'scripts/build-editor-types.ts',
      ...PACKAGES,
    ],
    outputs: ['public/editor/manifest.json'],
    stamp: '.cache/builds/editor-types',
    command: ['scripts/build-editor-types.ts'],
  },
  {
    name: 'site',
    // Not tsconfig.json and next-env.d.ts: the build writes into them.
    inputs: [
      '{app,components,db,server}/**/*',
      // Not grader/cli, which no page and no server asks.
      'grader/*.ts',
      'grader/{backend,exercise,folder,hosts,judge,proof,protocol,realm}/**/*.ts',
      '{proxy,instrumentation}.ts',
      'next.config.js',
      ...PACKAGES,
    ],
    outputs: [`${SITE}/BUILD_ID`, `${SITE}/prerender-manifest.json`],
    // A new build empties this folder first.
    stamp: `${SITE}/built-from`,
    command: [nodeModule('next/dist/bin/next'), 'build'],
  },
];
