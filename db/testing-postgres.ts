/** A Postgres cluster of our own in a temporary folder, on a socket only; Postgres refuses root, so it runs as somebody else. */
import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** On a socket only, and nothing in it need survive a power cut: a database from the template takes half the time. */
const SETTINGS = [
  'listen_addresses=',
  'max_connections=200',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

export interface PostgresCluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder of `initdb` and `postgres`, newest version first, or null. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
    '/opt/homebrew/bin',
  ];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
  );
}

export async function startPostgres(): Promise<PostgresCluster> {
  const programs = findPostgres();
  if (!programs) throw new Error('Postgres is not installed here.');
  const folder = mkdtempSync(join(tmpdir(), 'descent-postgres-'));
  const owner = otherUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const cluster = join(folder, 'cluster');
  const options: SpawnOptions = {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', NODE_ENV: 'test' },
    ...owner,
  };
  const initdb = [
    '-D',
    cluster,
    '-U',
    'descent',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(join(programs, 'initdb'), initdb, { ...options, stdio: 'pipe' });
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, '-k', folder, ...SETTINGS.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  if (!server.stderr) throw new Error('Postgres was started without a log.');
  await Promise.race([
    ready(server.stderr),
    ended.then(() => {
      throw new Error('Postgres ended before it was ready.');
    }),
  ]);
  return {
    url: `postgresql://descent@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      // "Immediate": nothing in it is worth a checkpoint.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(log: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface({ input: log })) {
    if (line.includes('ready to accept connections')) break;
  }
  log.resume();
}

function otherUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // That user does not exist here; the next one may.
    }
  }
  throw new Error('Running as root, and there is neither a user postgres nor nobody to run Postgres as.');
}
