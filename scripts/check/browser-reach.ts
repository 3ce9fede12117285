/** What a browser loads must not lead to the database, the server or an exercise's secrets. */
import { readFileSync } from 'node:fs';

export interface ModuleImports {
  readonly path: string;
  /** Modules of ours that it imports when it runs; imports of types alone are left out. */
  readonly imports: readonly string[];
}

const SECRET = /^(db|server|exercises)\//;
/** Runs in realms, without a directive to find it by. */
const REALM_ENTRY = /^grader\/(realm\/main|hosts\/browser)\.ts$/;

/** Chains of imports from a module that a browser loads to one that it must never see; empty when all is well. */
export function secretChains(
  modules: readonly ModuleImports[],
  sourceOf: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const directive = new Map<string, string | null>();
  const directiveOf = (path: string) => {
    const known = directive.get(path);
    if (known !== undefined) return known;
    const found = /\.tsx?$/.test(path) ? directiveAtTop(sourceOf(path)) : null;
    directive.set(path, found);
    return found;
  };
  const roots = modules.filter(({ path }) => REALM_ENTRY.test(path) || directiveOf(path) === 'use client');
  const chains: string[][] = [];
  const seen = new Set<string>();
  const walk = (path: string, chain: readonly string[]) => {
    if (SECRET.test(path)) {
      chains.push([...chain, path]);
      return;
    }
    // A server action is a reference in the browser, never its code.
    if (seen.has(path) || directiveOf(path) === 'use server') return;
    seen.add(path);
    for (const next of byPath.get(path)?.imports ?? []) walk(next, [...chain, path]);
  };
  for (const root of roots) walk(root.path, []);
  return chains;
}

function directiveAtTop(source: string): string | null {
  const top = source.replace(/^(\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
  return /^['"](use client|use server)['"]/.exec(top)?.[1] ?? null;
}
