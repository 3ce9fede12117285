/** What a parser says about code that it cannot read, in words for the code's author. */

const LOOK_AROUND = 'Look at this line, and at the end of what comes before it.';

/**
 * Keeps what the parser expected, says where to look, and leaves out where the parser itself counts positions.
 * @param atEnd whether there is nothing behind the place of the error
 */
export function parseErrorWords(error: unknown, fileName: string, atEnd = false): string {
  if (error instanceof RangeError) return `${fileName} is nested too deeply to read.`;
  const thrown = error instanceof Error ? error.message : String(error);
  const message = thrown.replace(`Error transforming ${fileName}: `, '').replace(/ \(\d+:\d+\)$/, '');
  const expected = /^Unexpected token, expected "(.+)"$/.exec(message)?.[1];
  if (atEnd && /^Unexpected token/.test(message)) {
    const missing = expected === undefined ? 'a closing `}`, `)` or `]`' : `\`${expected}\``;
    return `${fileName} ends where ${missing} is still missing.`;
  }
  // Between the parts of a list; the end of the list may be what is missing.
  if (expected === ',') return `Expected \`,\` or a closing bracket here. ${LOOK_AROUND}`;
  if (expected !== undefined) return `Expected \`${expected}\` here. ${LOOK_AROUND}`;
  const unexpected = /^Unexpected token(?: '(.+)')?$/.exec(message);
  if (unexpected === null) return sentence(message);
  const what = unexpected[1] === undefined ? 'What stands here' : `\`${unexpected[1]}\``;
  return `${what} cannot stand in this place. ${LOOK_AROUND}`;
}

function sentence(message: string): string {
  const begun = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
