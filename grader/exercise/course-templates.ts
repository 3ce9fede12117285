/** `course-templates.yaml`: the sessions of a lecture that a course can be made of. */
import { z } from 'zod';
import { exerciseSlug, slugPart } from './files/manifest.ts';
import { WEEKDAYS } from './template-week.ts';

const timeSchema = z.strictObject({
  /** Of the lecture, 1 being that of its first session. */
  week: z.int().min(1).max(60),
  day: z.enum(WEEKDAYS),
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:30, in quotes'),
});

const templateSchema = z.strictObject({
  slug: z.string().regex(slugPart),
  title: z.string().min(1).max(120),
  kind: z.enum(['lecture', 'practical']),
  opens: timeSchema,
  /** What is due together. */
  work: z
    .array(
      z.strictObject({
        due: timeSchema,
        exercises: z.array(z.string().regex(exerciseSlug, 'expected an exercise, such as cnn/conv2d')).min(1),
      }),
    )
    .min(1),
});
export type CourseTemplate = z.infer<typeof templateSchema>;

export const courseTemplatesSchema = z
  .strictObject({ templates: z.array(templateSchema) })
  .superRefine(({ templates }, context) => {
    const seen = new Set<string>();
    for (const name of templates.flatMap(({ slug, work }) => [
      slug,
      ...work.flatMap(({ exercises }) => exercises),
    ])) {
      if (seen.has(name))
        context.addIssue({ code: 'custom', path: ['templates'], message: `${name} is here twice.` });
      seen.add(name);
    }
  });
