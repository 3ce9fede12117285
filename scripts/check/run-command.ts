import { spawn } from 'node:child_process';

export interface CommandEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output alone. */
  readonly stdout: string;
  /** Both streams, in the order in which they came. */
  readonly output: string;
}

/** Runs a program of the project (or Node itself) to its end and keeps what it printed. Never rejects for its exit code. */
export function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    // Told to stop while it runs, we take it with us.
    const takeWithUs = () => child.kill();
    process.once('exit', takeWithUs);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (cause) => reject(new Error(`could not start ${command}`, { cause })));
    child.on('close', (exitCode) => {
      process.off('exit', takeWithUs);
      resolve({ exitCode, stdout, output });
    });
  });
}

/** The JavaScript entry of an installed command, so that it runs on our Node whatever the shell's PATH says. */
export function nodeModule(path: string): string {
  return `node_modules/${path}`;
}
