import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { CourseOutline } from '#grader/exercise/files/manifest.ts';
import { findExercises, loadCourse } from '#grader/folder/load-course.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { catalogueText } from './catalogue-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXERCISES = join(ROOT, 'exercises');

describe('the catalogue page', () => {
  let outline: CourseOutline;
  let bundles: Map<string, ExerciseBundle>;
  beforeAll(async () => {
    outline = await loadCourse(EXERCISES);
    const loaded = await Promise.all(
      (await findExercises(EXERCISES)).map((slug) => loadFolder(join(EXERCISES, slug))),
    );
    bundles = new Map(loaded.map((bundle) => [bundle.slug, bundle]));
  });

  // With `-u` this writes the page again.
  it('is what the folders say', async () => {
    await expect(catalogueText(outline, bundles)).toMatchFileSnapshot(join(ROOT, 'docs/catalogue.md'));
  });

  it('names each exercise once, with its points, entry points and the mistakes that it knows', () => {
    const text = catalogueText(outline, bundles);
    expect(text.match(/^### /gm)).toHaveLength(outline.modules.flatMap(({ exercises }) => exercises).length);
    expect(text).toContain('`relu(x)`');
    expect(text).toMatch(/\[`nn\/dense`\]\([^)]+\) · 10 points/);
    expect(text).toContain('- Adds the bias before the product');
  });

  it('says what is planned', () => {
    const planned = catalogueText(outline, new Map());
    expect(planned).toContain('0 exercises, 0 points');
    expect(planned).toContain('Planned.');
  });
});
