import { parse, type Token } from 'acorn';

/**
 * The 1-based line of an `import` that is left in a transpiled script, or null. The transpiler turns every import that
 * it sees into a `require`, but it does not read all text as the engine does (`<!--` begins a comment, `import.source(`
 * is new), and what it overlooks would reach the platform's modules.
 * @throws what the parser throws for a script that it cannot read
 */
export function strayImportLine(script: string): number | null {
  if (!script.includes('import')) return null;
  let line: number | null = null;
  const onToken = ({ type, loc }: Token): void => {
    if (type.keyword === 'import') line ??= loc?.start.line ?? 1;
  };
  parse(script, { ecmaVersion: 'latest', sourceType: 'script', locations: true, onToken });
  return line;
}
