/**
 * `node e2e/harness/seed-class.ts FOLDER [CLASS]`: puts students with programs, a question of one of them and a second TA
 * into a data folder that no site has open. The next site verifies the programs. CLASS is `mixed`, or `alike`, where five make one
 * mistake that the exercise has no name for.
 */
import { selectOptionalCourse, upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertAccount, insertUser } from '#db/queries/people/people.ts';
import { upsertRosterRow, upsertSection } from '#db/queries/people/roster.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { DEMO_PASSWORD } from '#server/accounts/demo-accounts.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { parseEnvironment } from '#server/platform/environment.ts';
import { openServices } from '#server/platform/open-services.ts';
import { askAboutGrade } from '#server/submissions/requests/ask-about-grade.ts';
import { submitSolution } from '#server/submissions/submit-solution.ts';
import { viewWorkspace } from '#server/workspace/view-workspace.ts';

const PLACE = { course: 'odl', module: 'warm-up', exercise: 'relu' } as const;

/** Right, in so many lines that it can be compared; names differ from student to student. */
const loop = (
  x: string,
  values: string,
  kept: string,
  value: string,
  between = '',
) => `import * as tf from '@tensorflow/tfjs';
${between}
export function relu(${x}: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const ${values} = Array.from(${x}.flatten().dataSync());
    const ${kept}: number[] = [];
    for (const ${value} of ${values}) {
      if (Number.isNaN(${value})) {
        ${kept}.push(${value});
        continue;
      }
      if (${value} > 0) ${kept}.push(${value});
      else ${kept}.push(0);
    }
    return tf.tensor(${kept}, ${x}.shape, 'float32');
  });
}
`;
const one = (body: string) =>
  `import * as tf from '@tensorflow/tfjs';\n\nexport function relu(x: tf.Tensor): tf.Tensor {\n  return ${body};\n}\n`;

/** ln(1 + eˣ): near it everywhere, equal nowhere. */
const smooth = (name: string) =>
  `import * as tf from '@tensorflow/tfjs';\n\n// ${name}\nexport function relu(x: tf.Tensor): tf.Tensor {\n  return tf.tidy(() => tf.softplus(x));\n}\n`;

const MIXED = {
  'Ada Lindqvara': loop('x', 'values', 'kept', 'value'),
  'Bruno Fenwold': loop('input', 'all', 'out', 'v', '\n// My own solution.\n'),
  'Callum Hallvik': loop('t', 'numbers', 'result', 'n'),
  'Dayo Adeyelu': one('tf.abs(x)'),
  'Elsa Dahlmere': one('tf.abs(x)'),
  'Farid Eskandri': one('tf.mul(x, tf.cast(tf.greater(x, 0), "float32"))'),
  'Gwen Castellane': one('tf.maximum(x, 0)'),
} as const;

const ALIKE = Object.fromEntries(
  Object.keys(MIXED)
    .slice(0, 5)
    .map((name) => [name, smooth(name)]),
);

/** Grades beside the demo account of a TA. */
const SECOND_TA = { name: 'Rosa Tengel', email: 'second-ta@descent.example' };

/** In section A; the others are in none. */
const IN_SECTION = 4;

const [folder, which = 'mixed'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the data folder.');
const programs: Readonly<Record<string, string>> = which === 'alike' ? ALIKE : MIXED;
const services = await openServices(parseEnvironment({ DESCENT_DATA_DIR: folder }));
const course = await selectOptionalCourse(services.db, PLACE.course);
if (!course) throw new Error(`There is no course ${PLACE.course} in ${folder}.`);
const section = await upsertSection(services.db, { courseId: course.id, name: 'A' });
const passwordHash = await hashPassword(DEMO_PASSWORD);

/** Who can sign in with the password of the demo accounts. */
async function newPerson(person: { name: string; email: string }): Promise<string> {
  const { id: userId } = await insertUser(services.db, person);
  await insertAccount(services.db, {
    userId,
    provider: 'credentials',
    subject: person.email,
    passwordHash,
  });
  return userId;
}

const taId = await newPerson(SECOND_TA);
await upsertEnrolment(services.db, { courseId: course.id, userId: taId, role: 'ta' });
for (const [at, [name, source]] of Object.entries(programs).entries()) {
  const email = `${name.toLowerCase().replace(' ', '.')}@class.example`;
  const userId = await newPerson({ name, email });
  const sectionId = at < IN_SECTION ? section.id : null;
  const enrolment = {
    courseId: course.id,
    userId,
    role: 'student',
    sectionId,
    endedAt: null,
  } as const;
  await services.db.transaction((tx) => upsertRosterRow(tx, enrolment));
  const context: ActorContext = { ...services, actor: { userId, name, email, isAdmin: false } };
  const workspace = await viewWorkspace(context, PLACE);
  if (!workspace.ok) throw new Error(workspace.refusal);
  const { versionId } = workspace.value.exercise;
  const submissionId = crypto.randomUUID();
  const submission = { ...PLACE, submissionId, source, versionId, claimedPoints: null };
  const submitted = await submitSolution(context, submission);
  if (!submitted.ok) throw new Error(submitted.refusal);
  if (!name.startsWith('Dayo')) continue;
  const asked = await askAboutGrade(context, {
    submissionId,
    about: { kind: 'whole' },
    body: 'Why is the size not enough?',
  });
  if (!asked.ok) throw new Error(asked.refusal);
}
await services.close();
