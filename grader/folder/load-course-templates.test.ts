import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateWall } from '../exercise/template-week.ts';
import { loadCourse } from './load-course.ts';
import { loadCourseTemplates } from './load-course-templates.ts';

describe('the templates of the catalogue', () => {
  it('name exercises that are written', async () => {
    const templates = await loadCourseTemplates('exercises');
    const outline = await loadCourse('exercises');
    const written = outline.modules.flatMap((module) =>
      module.exercises.flatMap(({ slug, coming }) => (coming ? [] : [`${module.slug}/${slug}`])),
    );
    const named = templates.flatMap(({ work }) => work.flatMap(({ exercises }) => exercises));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((slug) => !written.includes(slug))).toEqual([]);
  });

  it('take their work after it was given out, as the planning of the lecture has it', async () => {
    const templates = await loadCourseTemplates('exercises');
    const day = (week: number) =>
      templateWall({ week, day: 'mon', at: '09:30' }, { start: '2025-10-13', firstWeek: 1 });
    expect(templates.map(({ kind, opens }) => [kind, day(opens.week)])).toEqual([
      ['lecture', '2025-10-13T09:30'],
      ['practical', '2025-10-27T09:30'],
      ['lecture', '2025-11-03T09:30'],
      ['practical', '2025-11-10T09:30'],
      ['lecture', '2025-11-17T09:30'],
      ['practical', '2025-11-24T09:30'],
    ]);
    for (const { opens, work } of templates) {
      const wall = (time: typeof opens) => templateWall(time, { start: '2025-10-13', firstWeek: 1 });
      for (const { due } of work) expect(wall(due) > wall(opens)).toBe(true);
    }
  });
});

it('a folder without templates has none; a template that names an exercise twice is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'));
  expect(await loadCourseTemplates(folder)).toEqual([]);
  const time = "{ week: 1, day: mon, at: '09:30' }";
  const work = `[{ due: ${time}, exercises: [a/b, a/b] }]`;
  const text = `templates: [{ slug: x, title: X, kind: lecture, opens: ${time}, work: ${work} }]`;
  await writeFile(join(folder, 'course-templates.yaml'), text);
  await expect(loadCourseTemplates(folder)).rejects.toThrow('a/b is here twice.');
  await rm(folder, { recursive: true });
});
