import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseCourse } from '../exercise/files/parse-yaml.ts';
import { exerciseTemplate, TEMPLATE_NAMES } from '../exercise/templates/exercise-template.ts';
import { CliProblem } from './cli-problem.ts';
import type { CliWorld } from './cli-world.ts';
import { recordId } from './exercise-ids.ts';
import { readArguments } from './find-exercise.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `new`: a small exercise that passes `check`, to be turned into the one that is meant. */
export async function newExercise(args: readonly string[], { root, print }: CliWorld): Promise<number> {
  const parsed = readArguments(args, { sealed: 'boolean', template: 'string' });
  const [slug, ...rest] = parsed.positionals;
  if (!slug || !SLUG.test(slug) || rest.length > 0) {
    throw new CliProblem(
      'Expected: new <module>/<slug> [--template <name>] [--sealed], in small letters, digits and hyphens.',
    );
  }
  const wanted = parsed.text('template') ?? 'compare';
  const template = TEMPLATE_NAMES.find((name) => name === wanted);
  if (!template)
    throw new CliProblem(`There is no template '${wanted}'. Known: ${TEMPLATE_NAMES.join(', ')}.`);
  const folder = join(root, 'exercises', slug);
  if (existsSync(folder)) throw new CliProblem(`exercises/${slug} is there already.`);
  const [module = '', name = ''] = slug.split('/');
  const id = crypto.randomUUID();
  const disclosure = parsed.flag('sealed') ? 'sealed' : 'open';
  for (const [path, content] of Object.entries(exerciseTemplate({ id, disclosure, template }))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { flag: 'wx' });
    print(`exercises/${slug}/${path}`);
  }
  await recordId(root, { id, slug });
  print('exercises/ids.json');
  print('');
  const known = (await moduleSlugs(root)).includes(module);
  if (known) print(`Add this to the exercises of module '${module}' in exercises/course.yaml:`);
  else print(`There is no module '${module}' yet. Add this to the modules in exercises/course.yaml:`);
  const entry = [`      - slug: ${name}`];
  const lines = known ? entry : [`  - slug: ${module}`, `    title: ${module}`, '    exercises:', ...entry];
  for (const line of lines) print(line);
  print(`Then: npm run exercise -- check exercises/${slug}`);
  return 0;
}

/** Of course.yaml; none where that is missing or broken, which `check` tells. */
async function moduleSlugs(root: string): Promise<string[]> {
  try {
    const { modules } = parseCourse(await readFile(join(root, 'exercises/course.yaml'), 'utf8'));
    return modules.map(({ slug }) => slug);
  } catch {
    return [];
  }
}
