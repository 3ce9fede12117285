/** For tests of use cases: services on a fresh database, a small course, and people in every role. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { OpenDatabase } from '#db/client.ts';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertAccount, insertUser } from '#db/queries/people/people.ts';
import { enrolments, type Role } from '#db/schema/courses.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { ActorContext } from './access/actor.ts';
import { publishCourse } from './catalogue/publish-course.ts';
import type { PublishingJudge } from './exercises/examine-version.ts';
import { parseEnvironment } from './platform/environment.ts';
import { openServicesOn } from './platform/open-services.ts';
import type { OpenServices } from './platform/services.ts';
import { submitSolution } from './submissions/submit-solution.ts';
import { viewWorkspace } from './workspace/view-workspace.ts';

const SECRET = 'a secret for tests that is long enough';
export const PLACE = { course: 'tiny', module: 'sums', exercise: 'add' } as const;

/** The cases of the small course's one exercise. */
export const PLAN: readonly CasePlan[] = [
  { id: 'adds', title: 'adds two numbers', kind: 'example', visibility: 'public', pointsMax: 4 },
  { id: 'adds-any', title: 'adds any numbers', kind: 'property', visibility: 'hidden', pointsMax: 6 },
];

/** Announces the small course's cases whatever the files say. */
export const TEST_JUDGE: PublishingJudge = {
  announceCases: async () => PLAN,
  recordCases: () => Promise.reject(new Error('The small course has no sealed exercise.')),
};

export interface TestWorld extends OpenServices {
  readonly courseId: string;
  /** The folder with `course.yaml`; change it and publish again. */
  readonly folder: string;
  /** A new person, enrolled in that role, or in nothing. */
  person(role: Role | null): Promise<ActorContext>;
  /** A person whose enrolment has ended. */
  formerStudent(): Promise<ActorContext>;
  /** The same person at another time. */
  at(context: ActorContext, when: Date): ActorContext;
  /** Submits to the one exercise; throws when refused. Returns the submission's id. */
  submit(context: ActorContext, source: string, claimedPoints?: number): Promise<string>;
}

/** What a check proves on many seeds is tried in grader/proof; here it is how a check goes. */
const CHECK_SEEDS = '4';

export async function openTestWorld(handle: OpenDatabase): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'descent-course-'));
  await writeCourse(folder);
  const environment = parseEnvironment({
    NEXTAUTH_SECRET: SECRET,
    DESCENT_DATA_DIR: folder,
    DESCENT_COURSE_DIR: folder,
    DESCENT_CHECK_SEEDS: CHECK_SEEDS,
  });
  const services = await openServicesOn(handle, environment, { retryDelaySeconds: 0 });
  const { courseId } = await publishCourse(services, { folder, judge: TEST_JUDGE });
  let people = 0;
  const person = async (role: Role | null): Promise<ActorContext> => {
    people += 1;
    const email = `person${people}@tiny.example`;
    const user = await insertUser(services.db, { email, name: `Person ${people}` });
    await insertAccount(services.db, {
      userId: user.id,
      provider: 'test',
      subject: email,
      passwordHash: null,
    });
    if (role) await upsertEnrolment(services.db, { courseId, userId: user.id, role });
    return { ...services, actor: { userId: user.id, name: user.name, email, isAdmin: false } };
  };
  return {
    ...services,
    courseId,
    folder,
    person,
    async formerStudent() {
      const former = await person('student');
      await services.db
        .update(enrolments)
        .set({ endedAt: services.now() })
        .where(eq(enrolments.userId, former.actor.userId));
      return former;
    },
    at: (context, when) => ({ ...context, now: () => when }),
    async submit(context, source, claimedPoints) {
      const workspace = await viewWorkspace(context, PLACE);
      if (!workspace.ok) throw new Error(workspace.refusal);
      const { versionId } = workspace.value.exercise;
      const result = await submitSolution(context, {
        ...PLACE,
        submissionId: crypto.randomUUID(),
        source,
        versionId,
        claimedPoints: claimedPoints ?? null,
      });
      if (!result.ok) throw new Error(result.refusal);
      return result.value.submissionId;
    },
    close: async () => {
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes the course and its exercise; `files` replaces some of its files. */
export async function writeCourse(
  folder: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const all: Readonly<Record<string, string>> = { ...COURSE_FILES, ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

export const COURSE_FILES: Readonly<Record<string, string>> = {
  'course.yaml': `
id: 6f1d9a52-1f6e-4a6e-9d36-0c6c2f1b7a10
slug: tiny
title: A tiny course
term: Spring
modules:
  - slug: sums
    title: Sums
    exercises:
      - slug: add
      - slug: multiply
        title: Multiply
        coming: true
`,
  'sums/add/exercise.yaml': `
id: 0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f
title: Add
summary: Add two tensors.
points: 10
difficulty: easy
minutes: 5
source: Arithmetic
entryPoints:
  - name: add
    parameters:
      - { name: a, type: '[n] float32', about: the first }
      - { name: b, type: '[n] float32', about: the second }
    returns: { type: '[n] float32', about: the sum }
`,
  'sums/add/statement.md': '# Add\n\nAdd $a + b$.\n',
  'sums/add/starter.ts': 'export function add() {\n  return null;\n}\n',
  'sums/add/reference.ts':
    "import * as tf from '@tensorflow/tfjs';\nexport function add(a: tf.Tensor, b: tf.Tensor) {\n  return tf.add(a, b);\n}\n",
  'sums/add/cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([
  example('adds two numbers', { call: 'add', args: [tensor([1]), tensor([2])], points: 4 }),
  property('adds any numbers', {
    call: 'add',
    sizes: { n: integer(1, 5) },
    args: ({ n }, draw) => [draw.normal([n]), draw.normal([n])],
    points: 6,
    visibility: 'hidden',
  }),
]);
`,
};

/** Turns the small course's exercise into a sealed one, with a word in each place that no browser may see. */
export const SEALED_FILES: Readonly<Record<string, string>> = {
  'sums/add/exercise.yaml': `${COURSE_FILES['sums/add/exercise.yaml']}disclosure: sealed # CANARY comment\n`,
  'sums/add/reference.ts': `${COURSE_FILES['sums/add/reference.ts']}export const CANARY = 'reference';\n`,
  'sums/add/misconceptions/subtracts.ts': `import * as tf from '@tensorflow/tfjs';
export const title = 'CANARY misconception';
export const hint = 'CANARY hint';
export const add = (a: tf.Tensor, b: tf.Tensor) => tf.sub(a, b);
`,
  'sums/add/assets/hidden-set.txt': 'CANARY data',
  'sums/add/driver.ts': `export const CANARY = (solution: object) => Object.keys(solution).length;\n`,
  'sums/add/cases.ts': `import { close, defineCases, integer, invariant, property } from '@descent/exercise';
const given = { sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n]), draw.normal([n])] };
export default defineCases([
  property('adds any numbers', { call: 'add', ...given, points: 4 }),
  invariant('adds in any order', {
    given,
    check: async ({ student }, [a, b]) => close(await student.add(a, b), await student.add(b, a), { because: 'CANARY law' }),
    points: 1,
  }),
  property('CANARY hidden title', { call: 'add', ...given, points: 5, visibility: 'hidden' }),
]);
`,
};
