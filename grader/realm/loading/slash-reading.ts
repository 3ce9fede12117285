/** Whether a `/` begins a pattern or divides, by the tokens before it, as the language reads a program that is one. */

/** Words that wait for a value. `of` does so in the head of a `for` alone; elsewhere it is a name. */
const BEFORE_VALUE: ReadonlySet<string> = new Set([
  ...['return', 'throw', 'typeof', 'void', 'delete', 'new', 'in', 'instanceof', 'await', 'yield'],
  ...['case', 'default', 'do', 'else'],
]);
/** Behind the `)` of these a statement begins. */
const WITH_HEAD: ReadonlySet<string> = new Set(['if', 'while', 'for', 'with']);
/** Marks behind which no pattern stands: `</` closes a tag. `}` is none of them: it ends a block far more often than a value. */
const VALUE_ENDS: ReadonlySet<string> = new Set(['<', ']', '.', '#']);
/** Behind a value, on its line, they belong to it; else to the value that follows. */
const ON_EITHER_SIDE: ReadonlySet<string> = new Set(['++', '--', '!']);
const TOKEN = /[\p{ID_Continue}$]+|\.\.\.|\+\+|--|[\s\S]/uy;

export interface SlashReading {
  /** Whether a `/` that stands here begins a pattern. @param next what stands behind it */
  beginsPattern(next: string | undefined): boolean;
  /** Takes the token of code at a place. @returns its length */
  takesCode(source: string, at: number): number;
  /** Takes a string, a template or a pattern. @param opensCode it goes on with the code of a template */
  takesText(opensCode: boolean): void;
}

export function slashReading(): SlashReading {
  let awaitsValue = true;
  /** The last token, where it is a word and no name of a property. */
  let word = '';
  let isBehindDot = false;
  let isBehindBrace = false;
  let isOnNewLine = false;
  /** The word before each parenthesis that is open. */
  const heads: string[] = [];

  const takesWord = (name: string): void => {
    const isOwn = !isBehindDot;
    // In `for await (…)` the first is the word of the head.
    if (!(isOwn && name === 'await' && word === 'for')) word = isOwn ? name : '';
    awaitsValue = isOwn && (name === 'of' ? heads.at(-1) === 'for' : BEFORE_VALUE.has(name));
  };
  const takesMark = (mark: string): void => {
    if (mark === '(') heads.push(word);
    if (mark === ')') awaitsValue = WITH_HEAD.has(heads.pop() ?? '');
    else if (ON_EITHER_SIDE.has(mark)) awaitsValue ||= isOnNewLine;
    else awaitsValue = !VALUE_ENDS.has(mark);
    word = '';
  };
  return {
    // Behind the last attribute of a tag, `<a b={c} />`, it ends the tag.
    beginsPattern: (next) => awaitsValue && !(next === '>' && isBehindBrace),
    takesCode(source, at) {
      TOKEN.lastIndex = at;
      const token = TOKEN.exec(source)?.[0] ?? ' ';
      if (/^\s/.test(token)) {
        isOnNewLine ||= /[\n\r\u2028\u2029]/.test(token);
        return token.length;
      }
      if (/^[\p{ID_Continue}$]/u.test(token)) takesWord(token);
      else takesMark(token);
      isBehindDot = token === '.' || token === '#';
      isBehindBrace = token === '}';
      isOnNewLine = false;
      return token.length;
    },
    takesText(opensCode) {
      awaitsValue = opensCode;
      word = '';
      isBehindDot = false;
      isBehindBrace = false;
      isOnNewLine = false;
    },
  };
}
