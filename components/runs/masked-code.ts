/**
 * Code with the insides of strings, templates and comments made blank, at the same places: brackets, commas and line ends
 * that are left stand for themselves. Regular expressions are not told from divisions.
 */
export function maskedCode(code: string): string {
  let masked = '';
  let at = 0;
  const blank = (to: number, face: string) => {
    masked += code.slice(at, to).replace(/[^\n]/g, face);
    at = to;
  };
  while (at < code.length) {
    const two = code.slice(at, at + 2);
    const one = two.charAt(0);
    if (two === '//') blank(endOr(code, code.indexOf('\n', at)), ' ');
    else if (two === '/*') blank(endOr(code, code.indexOf('*/', at + 2), 2), ' ');
    // A text is a value: something stands where it stood.
    else if (one === '"' || one === "'") blank(endOfString(code, at), '0');
    else if (one === '`') blank(endOfTemplate(code, at), '0');
    else {
      masked += one;
      at += 1;
    }
  }
  return masked;
}

function endOr(code: string, found: number, length = 0): number {
  return found < 0 ? code.length : found + length;
}

/** Behind the closing quote, or the end of the line where there is none. */
function endOfString(code: string, from: number): number {
  const quote = code.charAt(from);
  for (let at = from + 1; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === '\\') at += 1;
    else if (character === quote) return at + 1;
    else if (character === '\n') return at;
  }
  return code.length;
}

/** Behind the closing backtick; what `${…}` holds may hold templates again. */
function endOfTemplate(code: string, from: number): number {
  let depth = 0;
  for (let at = from + 1; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === '\\') at += 1;
    else if (depth > 0 && character === '`') at = endOfTemplate(code, at) - 1;
    else if (character === '`') return at + 1;
    else if (character === '$' && code.charAt(at + 1) === '{') {
      depth += 1;
      at += 1;
    } else if (depth > 0 && character === '{') depth += 1;
    else if (depth > 0 && character === '}') depth -= 1;
  }
  return code.length;
}
