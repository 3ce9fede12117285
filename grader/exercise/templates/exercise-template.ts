import type { Manifest } from '../files/manifest.ts';
import { compareTemplate } from './compare.ts';
import { costTemplate } from './cost.ts';
import { gradientTemplate } from './gradient.ts';
import { lawTemplate } from './law.ts';
import { statefulTemplate } from './stateful.ts';
import type { ExerciseTemplate } from './template.ts';
import { trainingTemplate } from './training.ts';

/** The most usual first. Each passes `check` as it is. */
export const TEMPLATES = {
  compare: compareTemplate,
  law: lawTemplate,
  gradient: gradientTemplate,
  stateful: statefulTemplate,
  cost: costTemplate,
  training: trainingTemplate,
} as const satisfies Readonly<Record<string, ExerciseTemplate>>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];

export interface NewExercise {
  /** Its permanent id. */
  readonly id: string;
  readonly disclosure: Manifest['disclosure'];
  /** Default `compare`. */
  readonly template?: TemplateName;
}

/** Files of a new exercise by path. They pass `check` as they are. */
export function exerciseTemplate({
  id,
  disclosure,
  template = 'compare',
}: NewExercise): Readonly<Record<string, string>> {
  const { facts, files } = TEMPLATES[template];
  return {
    'exercise.yaml': `id: ${id}
${facts}# open: browsers get the reference and compare with it. sealed: they get recorded results, and nothing secret.
disclosure: ${disclosure}
`,
    ...files,
  };
}
