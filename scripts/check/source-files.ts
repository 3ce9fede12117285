import { globSync } from 'node:fs';

const ROOMS = ['app', 'components', 'server', 'db', 'grader', 'exercises', 'scripts', 'bench', 'e2e'];

/** Every TypeScript module of ours on disk, by path from the root, sorted. */
export function sourceFiles(): string[] {
  return ROOMS.flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The rooms that have source today; tools refuse a folder without any. */
export function roomsWithSource(): string[] {
  const files = sourceFiles();
  return ROOMS.filter((room) => files.some((file) => file.startsWith(`${room}/`)));
}
