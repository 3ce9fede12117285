/** Everything that is made from source and not kept in git, in the order in which one needs the other. */
import { nodeModule } from '../check/run-command.ts';

export interface Build {
  /** As people read it: "realm bundle". */
  readonly name: string;
  /** Patterns of the files that it is made from. Another content, another build. */
  readonly inputs: readonly string[];
  /** Files that must be there afterwards. */
  readonly outputs: readonly string[];
  /** Arguments for Node. */
  readonly command: readonly string[];
}

const PACKAGES = ['package.json', 'package-lock.json'];

export const BUILDS: readonly Build[] = [
  {
    name: 'realm bundle',
    inputs: ['grader/**/*.ts', 'scripts/build-realm.ts', ...PACKAGES],
    outputs: ['public/realm/manifest.json'],
    command: ['scripts/build-realm.ts'],
  },
  {
    name: 'site',
    inputs: ['{app,components,db,grader,server}/**/*', '*.{ts,js,mjs}', 'tsconfig.json', ...PACKAGES],
    outputs: ['.next/BUILD_ID', '.next/prerender-manifest.json'],
    command: [nodeModule('next/dist/bin/next'), 'build'],
  },
];
