/** `course-templates.yaml` beside `course.yaml`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CourseTemplate } from '../exercise/course-templates.ts';
import { parseCourseTemplates } from '../exercise/files/parse-yaml.ts';

/** None where there is no such file. @throws ExerciseError naming each wrong field */
export async function loadCourseTemplates(folder: string): Promise<readonly CourseTemplate[]> {
  try {
    return parseCourseTemplates(await readFile(join(folder, 'course-templates.yaml'), 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}
