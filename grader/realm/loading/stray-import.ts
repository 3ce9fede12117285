import { parse, type Token } from 'acorn';

/** Something in a script that no exercise may have, with its 1-based line. */
export interface StrayPart {
  readonly kind: 'import' | 'html-comment';
  readonly line: number;
}

/**
 * The first `import` that is left in a transpiled script, or comment of the HTML kind (`<!--`, `-->`); null when there is
 * neither. The transpiler turns every import that it sees into a `require`. This finds the line for a kind word and no
 * more: what keeps the rest from running is `inOneReading`.
 * @throws what the parser throws for a script that it cannot read
 */
export function findStrayPart(script: string): StrayPart | null {
  if (!/import|<!--|-->/.test(script)) return null;
  let found: StrayPart | null = null;
  const onToken = ({ type, loc }: Token): void => {
    if (type.keyword === 'import') found ??= { kind: 'import', line: loc?.start.line ?? 1 };
  };
  const onComment = (isBlock: boolean, _text: string, start: number): void => {
    if (isBlock || script.startsWith('//', start) || script.startsWith('#!', start)) return;
    found ??= { kind: 'html-comment', line: script.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/).length };
  };
  parse(script, { ecmaVersion: 'latest', sourceType: 'script', locations: true, onToken, onComment });
  return found;
}
