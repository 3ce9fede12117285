/** YAML text to a value of a schema, with every problem named by file and field. Isomorphic. */
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { visibleIn } from '../../protocol/visible-text.ts';
import { type CourseTemplate, courseTemplatesSchema } from '../course-templates.ts';
import { ExerciseError, type ExerciseProblem } from './exercise-error.ts';
import { type CourseOutline, courseSchema, type Manifest, manifestSchema } from './manifest.ts';

/** `exercise.yaml` of the exercise `slug`. @throws ExerciseError naming each wrong field */
export function parseManifest(text: string, slug: string): Manifest {
  return parseYaml({ text, schema: manifestSchema, subject: slug, file: 'exercise.yaml' });
}

/** `course.yaml`. @throws ExerciseError naming each wrong field */
export function parseCourse(text: string): CourseOutline {
  return parseYaml({ text, schema: courseSchema, subject: '', file: 'course.yaml' });
}

/** `course-templates.yaml`. @throws ExerciseError naming each wrong field */
export function parseCourseTemplates(text: string): readonly CourseTemplate[] {
  const file = 'course-templates.yaml';
  return parseYaml({ text, schema: courseTemplatesSchema, subject: '', file }).templates;
}

/** What stands above a Markdown text. @throws ExerciseError naming each wrong field */
export function parseFrontMatter<S extends z.ZodType>(source: Omit<YamlSource<S>, 'subject'>): z.output<S> {
  return parseYaml({ ...source, subject: '' });
}

interface YamlSource<S extends z.ZodType> {
  readonly text: string;
  readonly schema: S;
  readonly subject: string;
  readonly file: string;
}

function parseYaml<S extends z.ZodType>({ text, schema, subject, file }: YamlSource<S>): z.output<S> {
  // Aliases are not needed by any exercise and let a small file grow without bound.
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const refuse = (problems: ExerciseProblem[]): never => {
    throw new ExerciseError(subject, problems);
  };
  if (document.errors.length > 0) {
    refuse(document.errors.map((error) => ({ file, field: '', message: `is not YAML: ${error.message}` })));
  }
  let content: unknown;
  try {
    // Titles and summaries stand on pages and terminals.
    content = visibleIn(document.toJS({ maxAliasCount: 0 }));
  } catch (error) {
    refuse([{ file, field: '', message: `cannot be read: ${String((error as Error).message)}` }]);
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    refuse(
      parsed.error.issues.map((issue) => ({ file, field: fieldPath(issue.path), message: issue.message })),
    );
  }
  return parsed.data as z.output<S>;
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}
