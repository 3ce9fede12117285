/** docs/catalogue.md: every topic of the course, what its exercise asks, and the mistakes that it knows. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { CourseOutline } from '#grader/exercise/files/manifest.ts';
import { parseMisconception } from '#grader/exercise/misconceptions/misconception-file.ts';

/**
 * The page as Markdown. A module is a chapter with a table of its exercises; what is planned is named with its title alone.
 * @param bundles by slug ("cnn/conv2d"); each exercise of the outline that is not `coming` has one
 */
export function catalogueText(outline: CourseOutline, bundles: ReadonlyMap<string, ExerciseBundle>): string {
  const found = [...bundles.values()];
  const points = found.reduce((sum, { manifest }) => sum + manifest.points, 0);
  const minutes = found.reduce((sum, { manifest }) => sum + manifest.minutes, 0);
  const chapters = outline.modules.map((module, i) => {
    const exercises = module.exercises.map(({ slug, title }, k) => {
      const bundle = bundles.get(`${module.slug}/${slug}`);
      const number = `${i + 1}.${k + 1}`;
      return bundle ? exerciseText(number, bundle) : `### ${number} ${title ?? slug}\n\nPlanned.\n`;
    });
    const lectures = module.lectures ? ` (${module.lectures})` : '';
    return `## ${i + 1} ${module.title}${lectures}\n\n${exercises.join('\n')}`;
  });
  return [
    '# The catalogue',
    '',
    'Written by `npx vitest run scripts/catalogue/catalogue-page.test.ts -u` from the folders in `exercises/`.',
    '',
    `${found.length} exercises, ${points} points, about ${Math.round(minutes / 60)} hours of work.`,
    '',
    chapters.join('\n'),
  ].join('\n');
}

function exerciseText(number: string, { slug, manifest, files }: ExerciseBundle): string {
  const { title, summary, points, minutes, difficulty, source, entryPoints, disclosure } = manifest;
  const calls = entryPoints.map(({ name, parameters }) => {
    return `\`${name}(${parameters.map((parameter) => parameter.name).join(', ')})\``;
  });
  const sealed = disclosure === 'sealed' ? ', sealed' : '';
  const mistakes = misconceptionTitles(files).map((mistake) => `- ${mistake}`);
  return [
    `### ${number} ${title}`,
    '',
    `${summary}`,
    '',
    `[\`${slug}\`](../exercises/${slug}/statement.md) · ${points} points · ${minutes} min · ${difficulty}${sealed} · ${calls.join(', ')}`,
    '',
    `Source: ${source}.`,
    '',
    ...(mistakes.length > 0 ? ['Mistakes that it names:', '', ...mistakes, ''] : []),
  ].join('\n');
}

function misconceptionTitles(files: ExerciseBundle['files']): string[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith('misconceptions/') && path.endsWith('.md'))
    .map(([path, text]) => parseMisconception(path, text).title);
}
