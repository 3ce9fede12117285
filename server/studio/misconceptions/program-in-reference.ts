/** A program without types and comments, written into the reference: where both say the same, the reference's line stands. */
import { transform } from 'sucrase';
import { mapLines } from '../../grading/carry-over/map-lines.ts';

/** Says nothing to the computer; it stays where it is in the reference. */
const isQuiet = (line: string): boolean => /^\s*(?:$|\/\/|\/\*|\*)/.test(line);

/** @returns the program with types, comments and blank lines of the reference round what they share */
export function programInReference(reference: string, program: string): string {
  const typed = reference.split('\n');
  // Lines stay where they are.
  const plain = transform(reference, { transforms: ['typescript'] }).code;
  const places = mapLines(program, plain);
  const written: string[] = [];
  let next = 0;
  for (const [at, line] of program.split('\n').entries()) {
    const place = places.get(at + 1);
    if (place === undefined) {
      if (line.trim() !== '') written.push(line);
      continue;
    }
    written.push(...typed.slice(next, place - 1).filter(isQuiet), typed[place - 1] ?? line);
    next = place;
  }
  written.push(...typed.slice(next).filter(isQuiet));
  return `${written.join('\n').trimEnd()}\n`;
}
