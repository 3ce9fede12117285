/** `exercise.yaml` and `course.yaml`: their schemas. Messages name the field; the loader adds the file. */
import { z } from 'zod';

export const slugPart = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const exerciseSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

const parameterSchema = z.strictObject({
  name: z.string().min(1),
  /** As a reader sees it: "[batch, height, width, C] float32". */
  type: z.string().min(1),
  about: z.string().min(1),
});

const entryPointSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z_$][\w$]*$/, 'expected the name of an exported function'),
  parameters: z.array(parameterSchema),
  returns: z.strictObject({ type: z.string().min(1), about: z.string().min(1) }),
});
export type EntryPoint = z.infer<typeof entryPointSchema>;

export const manifestSchema = z.strictObject({
  /** Permanent; made once by `exercise new`, never changed, whatever happens to the slug. */
  id: z.uuid(),
  title: z.string().min(1).max(80),
  summary: z.string().min(1).max(240),
  points: z.number().positive(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  /** Time a typical student needs. */
  minutes: z.int().positive(),
  /** The lecture or paper that it comes from. */
  source: z.string().min(1),
  entryPoints: z.array(entryPointSchema).min(1),
  /** Exercises whose functions it uses again ("cnn/conv2d"): its page offers what its reader wrote there. */
  buildsOn: z.array(z.string().regex(exerciseSlug, 'expected an exercise, such as cnn/conv2d')).default([]),
  /** Operations or groups of `grader/realm/policy/forbidden-operations.ts` that the solution must do without. */
  forbids: z.array(z.string()).default([]),
  /** One sentence shown where a forbidden operation is refused: why it is. */
  forbidsBecause: z.string().optional(),
  limits: z
    .strictObject({
      caseSeconds: z.number().positive().max(120).optional(),
      runSeconds: z.number().positive().max(600).optional(),
      memoryMebibytes: z.int().min(128).max(4096).optional(),
    })
    .default({}),
  disclosure: z.enum(['open', 'sealed']).default('open'),
});
/** `exercise.yaml`, parsed. */
export type Manifest = z.infer<typeof manifestSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const courseSchema = z.strictObject({
  id: z.uuid(),
  slug: z.string().regex(slugPart),
  title: z.string().min(1),
  term: z.string().min(1),
  /** IANA name ("Europe/Zurich"): due dates and late days are days of its calendar. */
  timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Europe/Zurich').default('UTC'),
  modules: z
    .array(
      z.strictObject({
        slug: z.string().regex(slugPart),
        title: z.string().min(1),
        lectures: z.string().optional(),
        exercises: z.array(
          z.strictObject({
            slug: z.string().regex(slugPart),
            /** Only for planned exercises: those without a folder yet. */
            title: z.string().optional(),
            coming: z.boolean().default(false),
          }),
        ),
      }),
    )
    .min(1),
});
export type CourseOutline = z.infer<typeof courseSchema>;
