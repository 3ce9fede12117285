/** A snippet behind a solution: a module of its own, whose values go to the inspector once it has run. */
import { type Pattern, type Program, parse } from 'acorn';
import { transform } from 'sucrase';
import type { CodeError } from '#grader/protocol.ts';
import { describeThrown, isLoadRefusal, placeInStack } from '../code-errors.ts';
import { type KnownModules, requireFrom } from './known-modules.ts';
import { loadAwaitedModule } from './module-loader.ts';

/** As it appears in stack traces. */
export const SNIPPET_FILE = 'scratch.ts';

/** Runs it, and then lists what it names at its top level. @throws whatever it throws, LoadRefusal where it does not load */
export async function runSnippet(snippet: string, modules: KnownModules): Promise<void> {
  await loadAwaitedModule({
    fileName: SNIPPET_FILE,
    source: withInspection(snippet),
    require: requireFrom(modules, SNIPPET_FILE),
  });
}

/** What a snippet threw: on its line, or on that of the solution where this is further in. */
export function describeSnippetError(thrown: unknown, solutionFile: string): CodeError {
  if (!isLoadRefusal(thrown)) return { ...describeThrown(thrown, 'load', SNIPPET_FILE), file: 'snippet' };
  const { codeError, cause } = thrown;
  const place = placeInStack(cause instanceof Error ? cause.stack : null, [solutionFile, SNIPPET_FILE]);
  return place?.fileName === solutionFile
    ? { ...codeError, line: place.line }
    : { ...codeError, file: 'snippet' };
}

/** On a line behind the last one, so that the others keep their numbers. */
function withInspection(snippet: string): string {
  const names = topLevelNames(snippet);
  if (names.length === 0) return snippet;
  return `${snippet}\n;require('@descent/show').inspect({ ${names.join(', ')} });`;
}

/** Names of variables at the top level, in order and once; none of what does not parse, which loading complains about. */
export function topLevelNames(snippet: string): string[] {
  const program = parsed(snippet);
  const declared = (program?.body ?? []).flatMap((node) => {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    return declaration?.type === 'VariableDeclaration' ? declaration.declarations : [];
  });
  return [...new Set(declared.flatMap(({ id }) => boundNames(id)))];
}

function parsed(snippet: string): Program | null {
  try {
    const { code } = transform(snippet, { transforms: ['typescript'], disableESTransforms: true });
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch {
    return null;
  }
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'MemberExpression':
      return [];
  }
}
