import Link from 'next/link';
import { type DialProgram, passesAt } from './dial-model.ts';
import { distanceText, factorText } from './dial-scale.ts';
import styles from './dial-table.module.css';

interface DialTableProps {
  readonly factor: number;
  readonly programs: readonly DialProgram[];
}

/** Submissions that no line moves are counted, not listed. */
const isListed = (program: DialProgram, factor: number): boolean =>
  program.kind !== 'submission' || passesAt(program, 1) !== passesAt(program, factor);

/** The same as the strip, in numbers: what changes first. */
export function DialTable({ factor, programs }: DialTableProps) {
  const listed = programs.filter((program) => isListed(program, factor));
  const unlisted = programs.length - listed.length;
  const changes = (program: DialProgram): number =>
    Number(passesAt(program, 1) !== passesAt(program, factor));
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>How far off each program is, and what the line decides</caption>
        <thead>
          <tr>
            <th scope="col">Program</th>
            <th scope="col">Furthest off, in tolerances</th>
            <th scope="col">Now</th>
            <th scope="col">At × {factorText(factor)}</th>
          </tr>
        </thead>
        <tbody>
          {listed
            .toSorted((a, b) => changes(b) - changes(a))
            .map((program) => (
              <tr key={program.id} className={changes(program) ? styles.changed : undefined}>
                <th scope="row">
                  {program.href === null ? program.title : <Link href={program.href}>{program.title}</Link>}
                </th>
                <td>{distanceText(program.furthest)}</td>
                <td>{verdictWord(passesAt(program, 1))}</td>
                <td>{verdictWord(passesAt(program, factor))}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {unlisted === 0 ? null : (
        <p className={styles.quiet}>
          {unlisted} {unlisted === 1 ? 'submission stays' : 'submissions stay'} as{' '}
          {unlisted === 1 ? 'it is' : 'they are'}.
        </p>
      )}
    </>
  );
}

function verdictWord(passes: boolean | null): string {
  return passes === null ? 'not measured' : passes ? 'passes' : 'fails';
}
