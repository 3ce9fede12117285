/** Attacks that are no program for a realm, by number, with the tests that make them. `docs/security.md` tells the rest. */

export interface NamedTest {
  /** From the folder of the project. */
  readonly file: string;
  /** A piece of its title. */
  readonly title: string;
}

const submissions = 'server/worker/hostile-submissions.test.ts';
const walls = 'e2e/realm/realm-walls.spec.ts';

export const ELSEWHERE: Readonly<Record<number, readonly NamedTest[]>> = {
  12: [{ file: 'grader/hosts/deno-attacks.test.ts', title: 'a solution leaves no state for the next run' }],
  19: [{ file: 'grader/hosts/deno-leftovers.test.ts', title: 'leaves no process and no file' }],
  21: [{ file: 'grader/hosts/deno-leftovers.test.ts', title: 'leaves no process and no file' }],
  26: [{ file: submissions, title: 'a hostile submission is verified like any other' }],
  32: [{ file: 'grader/hosts/deno-attacks.test.ts', title: 'a solution that knows the visible example' }],
  33: [
    {
      file: 'grader/judge/link/hostile-student.test.ts',
      title: 'hears neither seed, titles nor expected values',
    },
  ],
  34: [
    { file: submissions, title: 'hidden inputs reach a student by no road' },
    { file: submissions, title: 'not by the time that the run took' },
    { file: 'server/submissions/submit-solution.test.ts', title: 'counts the submissions of a minute' },
  ],
  35: [{ file: submissions, title: 'hidden inputs reach a student by no road' }],
  36: [{ file: 'grader/hosts/deno-attacks.test.ts', title: 'a stack names no folder of this machine' }],
  37: [{ file: submissions, title: 'code that is honest only in the browser' }],
  40: [{ file: submissions, title: 'honest code is next' }],
  62: [{ file: walls, title: 'the app is another origin' }],
  63: [{ file: walls, title: 'nothing leaves over the network' }],
  64: [{ file: walls, title: 'forged and endless messages change no report' }],
  65: [{ file: walls, title: 'a realm navigates nothing' }],
  66: [{ file: walls, title: 'the app is another origin' }],
  67: [
    { file: 'e2e/realm/realm-backends.spec.ts', title: 'a solution finds no way to the GPU' },
    { file: 'e2e/realm/realm-backends.spec.ts', title: 'a GPU that is lost between two runs costs neither' },
    { file: 'e2e/realm/realm-backends.spec.ts', title: 'GPU work that outlives its run' },
    {
      file: 'e2e/realm/realm-backends.spec.ts',
      title: 'a judge that fails on the GPU starts over on the CPU',
    },
  ],
  68: [
    { file: 'e2e/realm/realm-hosts.spec.ts', title: 'a page of another origin cannot frame a realm' },
    { file: 'e2e/site/site-hosts.spec.ts', title: 'no one frames them' },
  ],
  69: [
    {
      file: 'e2e/site/nothing-runs-unasked.spec.ts',
      title: 'code in a draft runs when a person presses Run, and not when its page is opened [69]',
    },
  ],
};
