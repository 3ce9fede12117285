import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CODE_THEMES } from './code-themes.ts';

const css = readFileSync('app/tokens.css', 'utf8');
const tokensOf = (selector: string) => {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
};

it.each([
  ['light', ':root'],
  ['dark', '[data-theme="dark"]'],
] as const)('the %s editor has the code colours of the site', (theme, selector) => {
  const tokens = tokensOf(selector);
  const colourOf = (token: string) =>
    `#${CODE_THEMES[theme].rules.find((rule) => rule.token === token)?.foreground?.toLowerCase()}`;
  expect({
    text: colourOf(''),
    keyword: colourOf('keyword'),
    string: colourOf('string'),
    comment: colourOf('comment'),
    function: colourOf('type.identifier'),
    constant: colourOf('number'),
    punctuation: colourOf('delimiter'),
    surface: CODE_THEMES[theme].colors['editor.background']?.toLowerCase(),
  }).toEqual({
    ...Object.fromEntries(
      ['text', 'keyword', 'string', 'comment', 'function', 'constant', 'punctuation'].map((name) => [
        name,
        tokens.get(`code-${name}`),
      ]),
    ),
    surface: tokens.get('surface'),
  });
});
