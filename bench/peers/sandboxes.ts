/** The sandboxes that graders are built from, as command lines round one program. */
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { PeerCommand } from './run-peer.ts';

export type SandboxName = 'bwrap' | 'firejail' | 'runsc';

/** How to get one that is missing. */
export const INSTALL: Readonly<Record<SandboxName, string>> = {
  bwrap: 'Debian package bubblewrap',
  firejail: 'Debian package firejail',
  runsc: 'Debian package runsc (gVisor), needs root',
};

/**
 * `node <script> <argument>` inside: no network, no other processes in sight, a read-only file system that holds
 * what Node needs and the script.
 */
export function sandboxed(name: SandboxName, script: string, ...more: readonly string[]): PeerCommand {
  const node = process.execPath;
  const inside = [node, script, ...more];
  if (name === 'bwrap') {
    const shown = ['/usr', '/lib', '/lib64', '/bin', dirname(node), dirname(script)];
    const binds = shown.flatMap((path) => ['--ro-bind-try', path, path]);
    const walls = ['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'];
    const memory = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
    // Last, because the script may live under a folder that is mounted over.
    return { file: 'bwrap', args: [...walls, ...memory, ...binds, '--chdir', '/', ...inside] };
  }
  if (name === 'firejail') {
    const walls = [
      '--quiet',
      '--noprofile',
      '--net=none',
      '--caps.drop=all',
      '--nonewprivs',
      '--private-dev',
    ];
    return { file: 'firejail', args: [...walls, ...inside] };
  }
  const walls = ['--network=none', '--ignore-cgroups', '--platform=ptrace'];
  return { file: 'runsc', args: [...walls, 'do', ...inside] };
}

/** Why the sandbox cannot be used here, or null when it can: proved by running something in it. */
export function whyMissing(name: SandboxName, script: string): string | null {
  const { file, args } = sandboxed(name, script, '{"cases":0,"side":1}');
  try {
    execFileSync(file, [...args], { stdio: 'ignore', timeout: 20_000 });
    return null;
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return absent ? `install the ${INSTALL[name]}` : 'it is installed and does not start here';
  }
}
