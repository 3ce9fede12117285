import { describe, expect, it } from 'vitest';
import { loadFiles } from '../files/load-files.ts';
import { statementExamples } from '../literals/statement-examples.ts';
import { misconceptionPrograms } from '../misconceptions/expand-misconceptions.ts';
import { exerciseTemplate, TEMPLATE_NAMES, TEMPLATES } from './exercise-template.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const make = (template: (typeof TEMPLATE_NAMES)[number], disclosure: 'open' | 'sealed' = 'open') =>
  exerciseTemplate({ id: ID, disclosure, template });

/** That each passes `check` is proved where realms are: by the tests of `exercise new` and of the studio. */
describe('a template', () => {
  it.each(TEMPLATE_NAMES)(
    '%s is an exercise that loads, open or sealed, under any name',
    async (template) => {
      for (const disclosure of ['open', 'sealed'] as const) {
        const { manifest } = await loadFiles('any-module/any-name', make(template, disclosure));
        expect(manifest).toMatchObject({ id: ID, disclosure });
        expect(manifest.entryPoints.length).toBeGreaterThan(0);
      }
    },
  );

  it.each(TEMPLATE_NAMES)('%s shows a whole one: worked example, mistake, hidden case or law', (template) => {
    const files = make(template);
    const examples = statementExamples(files['statement.md'] ?? '');
    expect([examples.examples.length > 0, examples.problems]).toEqual([true, []]);
    const [mistake] = misconceptionPrograms(files);
    expect(mistake?.source).not.toBe(files['reference.ts']);
    // A sentence that asks, rather than tells.
    const hint = Object.entries(files).find(([path]) => path.startsWith('misconceptions/'))?.[1];
    expect(hint).toContain('?');
    expect(files['starter.ts']).toContain('throw new Error');
    expect(files['cases.ts']).toContain("from '@descent/exercise'");
  });

  it.each(TEMPLATE_NAMES)(
    '%s starts every entry point, with the words of its reference',
    async (template) => {
      const files = make(template);
      const { manifest } = await loadFiles('a/b', files);
      for (const { name } of manifest.entryPoints) {
        const declared = new RegExp(`export function ${name}\\(`);
        expect([files['starter.ts'], files['reference.ts']].every((text) => declared.test(text ?? ''))).toBe(
          true,
        );
        expect(files['statement.md']).toContain(`\`${name}(`);
      }
    },
  );

  it('is what most exercises are unless another is asked for, and no two are told apart by name alone', () => {
    expect(exerciseTemplate({ id: ID, disclosure: 'open' })).toEqual(make('compare'));
    for (const of of ['label', 'about', 'facts'] as const)
      expect(new Set(TEMPLATE_NAMES.map((name) => TEMPLATES[name][of])).size).toBe(TEMPLATE_NAMES.length);
  });
});
