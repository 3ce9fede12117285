/** Lines of test beside lines of source, room by room: `node scripts/check/test-ratio.ts` prints them. */
import { readFileSync } from 'node:fs';
import { sourceFiles } from './source-files.ts';

/** What there is; to be raised as it grows, never lowered. */
const LEAST: Readonly<Record<string, number>> = { grader: 1.4, server: 0.8, db: 0.82 };

/** Tests, and what only they import. */
const TEST = /\.test\.tsx?$|\/testing[^/]*\.tsx?$|\/testing\/|-fixture\.ts$/;
/** Data of tests and what a tool wrote: neither. */
const NEITHER = /^grader\/judge\/golden\/[^/]+\/|^db\/migrations\/|\.d\.ts$/;

export interface RoomLines {
  readonly room: string;
  readonly source: number;
  readonly test: number;
}

/** Lines that say something: no blank ones, and none that are comment alone. */
export function spokenLines(text: string): number {
  return text.split('\n').filter((line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)).length;
}

/** @param paths of TypeScript, from the root @param read the text of one */
export function linesOfRooms(
  rooms: readonly string[],
  paths: readonly string[],
  read: (path: string) => string,
): RoomLines[] {
  return rooms.map((room) => {
    const own = paths.filter((path) => path.startsWith(`${room}/`) && !NEITHER.test(path));
    const linesOf = (some: readonly string[]) => some.reduce((sum, path) => sum + spokenLines(read(path)), 0);
    return {
      room,
      source: linesOf(own.filter((path) => !TEST.test(path))),
      test: linesOf(own.filter((path) => TEST.test(path))),
    };
  });
}

/** "grader 0.61, server 0.80", and the rooms that have fewer than they had. */
export function ratioWords(lines: readonly RoomLines[], least: Readonly<Record<string, number>>) {
  const ratioOf = ({ source, test }: RoomLines) => (source === 0 ? 0 : test / source);
  return {
    summary: lines.map((room) => `${room.room} ${ratioOf(room).toFixed(2)}`).join(', '),
    short: lines
      .filter((room) => ratioOf(room) < (least[room.room] ?? 0))
      .map(
        (room) =>
          `${room.room} has ${ratioOf(room).toFixed(2)} lines of test a line of source; expected ${least[room.room]}.`,
      ),
  };
}

if (import.meta.main) {
  const lines = linesOfRooms(Object.keys(LEAST), sourceFiles(), (path) => readFileSync(path, 'utf8'));
  const { summary, short } = ratioWords(lines, LEAST);
  for (const sentence of short) console.error(sentence);
  console.log(`lines of test a line of source: ${summary}`);
  process.exitCode = short.length > 0 ? 1 : 0;
}
