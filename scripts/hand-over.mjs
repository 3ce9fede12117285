/** Plain Node 20.9: from the Node of the machine to ours. */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, Obstacle, projectNode } from './install.mjs';

const PARENT_LOOK_MS = 500;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Installs what is missing, then runs one of our programs on Node 24 and ends as it ends. Never returns.
 * @param {string} program path from the project's folder
 */
export async function handOver(program) {
  try {
    await installPackages(root, (text) => console.log(text));
    run(projectNode(root), program);
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * @param {string} node
 * @param {string} program
 */
function run(node, program) {
  const child = spawn(node, [program, ...process.argv.slice(2)], {
    cwd: root,
    // The open line tells the program when this process is gone, however it ended.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      // Compiled code is kept: a site starts in six sevenths of the time, and whole test runs start hundreds of processes.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compiled'),
      PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  // A signal to npm ends npm and its shell, and never gets here: their end is the same wish.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, PARENT_LOOK_MS).unref();
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
