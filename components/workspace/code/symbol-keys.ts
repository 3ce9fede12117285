/** What an on-screen keyboard hides behind two presses and code needs all the time. */
export interface SymbolKey {
  /** What the key shows. */
  readonly face: string;
  /** What a screen reader calls it. */
  readonly name: string;
  readonly before: string;
  /** Behind the cursor, or behind what is selected. */
  readonly after: string;
}

export const SYMBOL_KEYS: readonly SymbolKey[] = [
  { face: '⇥', name: 'Indent', before: '  ', after: '' },
  { face: '( )', name: 'Round brackets', before: '(', after: ')' },
  { face: '[ ]', name: 'Square brackets', before: '[', after: ']' },
  { face: '{ }', name: 'Curly brackets', before: '{', after: '}' },
  { face: '=>', name: 'Arrow', before: '=> ', after: '' },
  { face: '=', name: 'Equals', before: '=', after: '' },
  { face: '.', name: 'Dot', before: '.', after: '' },
  { face: ',', name: 'Comma', before: ',', after: '' },
  { face: ';', name: 'Semicolon', before: ';', after: '' },
  { face: '/', name: 'Slash', before: '/', after: '' },
];
