/** Monaco themes from the code colours of the site; `tokens.css` has the same colours for code outside the editor. */
import type { editor } from 'monaco-editor/editor.js';

interface CodeColours {
  readonly surface: string;
  readonly text: string;
  readonly keyword: string;
  readonly string: string;
  readonly comment: string;
  readonly function: string;
  readonly constant: string;
  readonly punctuation: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly currentLine: string;
  readonly selection: string;
  readonly raised: string;
  readonly accent: string;
  readonly fail: string;
  readonly warn: string;
}

/** Changed lines keep their code readable: two layers of it lie over one another. */
const FAINT_ALPHA = '06';
/** Beside them, where only line numbers stand. */
const GUTTER_ALPHA = '22';

const LIGHT: CodeColours = {
  surface: '#FFFFFF',
  text: '#22303B',
  keyword: '#8A2A6B',
  string: '#0B6B5A',
  comment: '#66737E',
  function: '#1B4FC4',
  constant: '#9A4A00',
  punctuation: '#55626D',
  ink: '#14202A',
  faint: '#5C6975',
  line: '#DEE4E8',
  currentLine: '#F5F8FF',
  selection: '#DCE7FD',
  raised: '#FFFFFF',
  accent: '#1B4FC4',
  fail: '#B0341A',
  warn: '#C27A00',
};

const DARK: CodeColours = {
  surface: '#131A1F',
  text: '#DCE4E9',
  keyword: '#E59AD0',
  string: '#7ED9B8',
  comment: '#84929D',
  function: '#9DBDFF',
  constant: '#F2B27A',
  punctuation: '#9AA8B2',
  ink: '#E8EEF2',
  faint: '#8E9CA7',
  line: '#243038',
  currentLine: '#1A232B',
  selection: '#1D3155',
  raised: '#1A2329',
  accent: '#8DB1FF',
  fail: '#FF9070',
  warn: '#F0B94F',
};

export const CODE_THEMES: Readonly<Record<'light' | 'dark', editor.IStandaloneThemeData>> = {
  light: themeOf('vs', LIGHT),
  dark: themeOf('vs-dark', DARK),
};

function themeOf(base: 'vs' | 'vs-dark', colours: CodeColours): editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: [
      rule('', colours.text),
      rule('keyword', colours.keyword),
      rule('string', colours.string),
      rule('string.escape', colours.constant),
      rule('regexp', colours.string),
      rule('comment', colours.comment),
      rule('comment.doc', colours.comment),
      rule('number', colours.constant),
      rule('type.identifier', colours.function),
      rule('identifier.function', colours.function),
      rule('delimiter', colours.punctuation),
      rule('delimiter.bracket', colours.punctuation),
    ],
    colors: {
      'editor.background': colours.surface,
      'editor.foreground': colours.text,
      'editorLineNumber.foreground': colours.faint,
      'editorLineNumber.activeForeground': colours.ink,
      'editor.lineHighlightBackground': colours.currentLine,
      'editor.lineHighlightBorder': colours.currentLine,
      'editor.selectionBackground': colours.selection,
      'editor.inactiveSelectionBackground': colours.selection,
      'editorCursor.foreground': colours.ink,
      'editorIndentGuide.background1': colours.surface,
      'editorIndentGuide.activeBackground1': colours.line,
      'editorBracketHighlight.foreground1': colours.punctuation,
      'editorBracketHighlight.foreground2': colours.punctuation,
      'editorBracketHighlight.foreground3': colours.punctuation,
      'editorError.foreground': colours.fail,
      'editorWarning.foreground': colours.warn,
      'editorWidget.background': colours.raised,
      'editorWidget.border': colours.line,
      'editorSuggestWidget.background': colours.raised,
      'editorSuggestWidget.border': colours.line,
      'editorSuggestWidget.selectedBackground': colours.selection,
      'editorSuggestWidget.selectedForeground': colours.ink,
      // Letters that were typed: on the chosen row too, which would have them white.
      'editorSuggestWidget.highlightForeground': colours.accent,
      'editorSuggestWidget.focusHighlightForeground': colours.accent,
      'editorHoverWidget.background': colours.raised,
      'editorHoverWidget.border': colours.line,
      'diffEditor.insertedLineBackground': `${colours.string}${FAINT_ALPHA}`,
      'diffEditor.insertedTextBackground': `${colours.string}${FAINT_ALPHA}`,
      'diffEditor.removedLineBackground': `${colours.fail}${FAINT_ALPHA}`,
      'diffEditor.removedTextBackground': `${colours.fail}${FAINT_ALPHA}`,
      'diffEditorGutter.insertedLineBackground': `${colours.string}${GUTTER_ALPHA}`,
      'diffEditorGutter.removedLineBackground': `${colours.fail}${GUTTER_ALPHA}`,
      'diffEditor.diagonalFill': colours.line,
      focusBorder: colours.accent,
    },
  };
}

function rule(token: string, colour: string): editor.ITokenThemeRule {
  return { token, foreground: colour.slice(1) };
}
