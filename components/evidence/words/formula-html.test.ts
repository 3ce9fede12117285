import katex from 'katex';
import { expect, it } from 'vitest';
import { formulaHtml } from './formula-html.ts';

const html = (tex: string) => formulaHtml(katex, tex) ?? '';

it.each([
  ['a link', '\\href{javascript:alert(1)}{x}'],
  ['a picture', '\\includegraphics{https://evil.example/x.png}'],
  ['HTML of its own', '\\htmlStyle{position:fixed}{x}'],
  ['a tag', '<script>alert(1)</script>'],
  ['a built-in command after the other', '\\ne'.repeat(600)],
])('%s in a formula is text', (_what, tex) => {
  const attributes = html(tex).replaceAll(/>[^<]*</g, '><');
  expect(attributes).toContain('katex');
  expect(attributes).not.toMatch(/<script|<img|href=|src=|position:fixed/);
});

it('paints over nothing, and is not drawn at all when it is longer than any hint', () => {
  const styles = html('\\rule{9999em}{9999em}\\kern9999em x').match(/style="[^"]*"/g) ?? [];
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.join()).not.toContain('9999');
  expect(formulaHtml(katex, 'x+'.repeat(1_001))).toBeNull();
});

it.each([
  '\\def\\a{\\a\\a}\\a',
  `\\gdef\\a{${'x'.repeat(1_900)}}\\a\\a`,
  '\\newcommand{\\a}{x}\\a',
  '\\let\\a=x\\a',
  'x\\global\\def',
  // What stands before it may be a delimiter of its own.
  '\\verb\\x\\\\def\\a{x}\\a',
])('a formula that defines commands of its own is not drawn: %#', (tex) => {
  expect(formulaHtml(katex, tex)).toBeNull();
});
