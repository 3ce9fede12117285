import { resolveForbidden } from '#grader/realm/policy/forbidden-operations.ts';

/** What the names of `forbids` stand for below `tf`, groups resolved: "conv2d", "layers.*". The version was checked at publication. */
export function forbiddenPaths(forbids: readonly string[]): string[] {
  const { operations, paths } = resolveForbidden(forbids, () => true);
  return [...new Set([...operations.keys(), ...paths.keys()])];
}
