import { isKeptText } from '../platform/kept-text.ts';

/**
 * "cnn/conv2d": where a course has an exercise, within itself. A slug alone is one part of it. The exercise's own name has
 * the same form and is often equal, and need not be: a course may have it in another module.
 */
export function exercisePath(
  module: { readonly slug: string },
  assignment: { readonly slug: string },
): string {
  return `${module.slug}/${assignment.slug}`;
}

/** The slugs in it; of what is no path, some that no exercise has. */
export function readExercisePath(path: string): { readonly moduleSlug: string; readonly slug: string } {
  const [moduleSlug = '', slug = ''] = isKeptText(path) ? path.split('/') : [];
  return { moduleSlug, slug };
}
