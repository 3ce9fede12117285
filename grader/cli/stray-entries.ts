import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const COURSE_FILES = new Set(['course.yaml', 'course-templates.yaml', 'ids.json', 'proofs.json']);

/** A sentence for each file and folder under `exercises/` that belongs to no exercise and not to the course. */
export async function strayEntries(root: string): Promise<string[]> {
  const folder = join(root, 'exercises');
  const problems: string[] = [];
  for (const module of await readdir(folder, { withFileTypes: true })) {
    if (!module.isDirectory()) {
      if (!COURSE_FILES.has(module.name)) problems.push(fileSentence(module.name));
      continue;
    }
    for (const exercise of await readdir(join(folder, module.name), { withFileTypes: true })) {
      const path = `${module.name}/${exercise.name}`;
      if (!exercise.isDirectory()) problems.push(fileSentence(path));
      else if (!(await readdir(join(folder, path))).includes('exercise.yaml')) {
        problems.push(
          `exercises/${path} has no exercise.yaml, so it is no exercise. Write one, or remove the folder.`,
        );
      }
    }
  }
  return problems;
}

function fileSentence(path: string): string {
  return `exercises/${path} belongs to no exercise. Remove it; beside modules there are only ${[...COURSE_FILES].join(', ')}.`;
}
