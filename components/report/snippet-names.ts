/** The names that a snippet gives values at its top level: what the inspector lists. */

/** Declarations start their line there; nested ones are indented. */
const DECLARATION = /^(?:export\s+)?(?:const|let|var)\s+(\{[^}=]*\}|\[[^\]=]*\]|[\w$]+)/gm;
const NAME = /^[A-Za-z_$][\w$]*$/;

/** In the order of the snippet, each once. */
export function snippetNames(snippet: string): string[] {
  const names = [...snippet.matchAll(DECLARATION)].flatMap(([, target = '']) => boundNames(target));
  return [...new Set(names)];
}

/** "x" → x; "{ output, weights: w }" → output, w; "[a, , ...rest]" → a, rest. */
function boundNames(target: string): string[] {
  return target
    .replace(/^[{[]|[}\]]$/g, '')
    .split(',')
    .map((part) => (part.split(':').at(-1) ?? '').trim().replace(/^\.\.\./, ''))
    .filter((name) => NAME.test(name));
}
