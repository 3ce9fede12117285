import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figureProblems } from './figure-problems.ts';

const messages = (svg: string) => figureProblems({ 'figures/a.svg': svg }).map(({ message }) => message);
const svg = (inside: string) =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

it('takes every figure of the catalogue, and one that uses its own parts again', () => {
  const paths = globSync('exercises/*/*/figures/*.svg');
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) expect([path, messages(readFileSync(path, 'utf8'))]).toEqual([path, []]);
  const glyphs =
    '<defs><path id="a" d="M0 0"/></defs><g fill="url(#f)"><use xlink:href="#a"/><use href="#a"/></g>';
  expect(messages(svg(glyphs))).toEqual([]);
  expect(messages(svg('<image href="data:image/png;base64,AAAA"/>'))).toEqual([]);
});

const level = (n: number) => `<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`;
it.each<[string, string, RegExp]>([
  ['a script', svg('<script>fetch("/")</script>'), /holds a script/],
  ['a handler', svg('<rect onload="fetch(1)"/>'), /reacts to events/],
  ['a page', svg('<foreignObject><body/></foreignObject>'), /foreignObject/],
  ['entities', svg('&a;').replace('?>', '?><!DOCTYPE svg [<!ENTITY a "b">]>'), /declares entities/],
  ['a beacon', svg('<image href="https://evil.example/x.png"/>'), /from elsewhere/],
  ['a beacon without quotes', svg('<image href=//evil.example/x.png />'), /from elsewhere/],
  ['a script as address', svg('<a xlink:href="javascript:alert(1)"><rect/></a>'), /from elsewhere/],
  ['a font from elsewhere', svg('<style>@import "https://evil.example";</style>'), /style or a font/],
  ['a fill from elsewhere', svg('<rect fill="url(https://evil.example/#a)"/>'), /style or a font/],
  [
    'a bomb of uses',
    svg(`<rect id="l0"/>${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}`),
    /draws more than/,
  ],
  ['a page of the web', '<html><body><svg/></body></html>', /is no SVG/],
  ['nothing', '', /is no SVG/],
])('%s is refused, with what to do', (_what, text, message) => {
  expect(messages(text)).toEqual([expect.stringMatching(message)]);
});

it('counts what uses itself once, and soon', () => {
  const knot = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>';
  expect(messages(svg(knot.repeat(2_000)))).toEqual([]);
});

const MANY = 230_000;
it.each<[string, string]>([
  ['comments', '<!--'.repeat(MANY)],
  ['tags', `<svg ${'<a'.repeat(MANY)}`],
  ['one name', `<svg><${'a'.repeat(MANY)}`],
  ['document types', `<svg>${'<!DOCTYPE'.repeat(100_000)}`],
  ['an address and then nothing', `<svg><image href=${' '.repeat(MANY)}>`],
  ['a document type and then nothing', `<!DOCTYPE ${'['.repeat(MANY)}`],
])('%s without an end are read in one go', (_what, text) => {
  // Read from each beginning to the end again, any of these takes minutes.
  for (const message of messages(text)) expect(message).toMatch(/\.$/);
});

it('counts what lies deep within groups, and a long chain of uses', () => {
  const deep = 20_000;
  const nested = Array.from({ length: deep }, (_, n) => `<g id="n${n}">`).join('');
  expect(messages(svg(nested + '</g>'.repeat(deep)))).toEqual([]);
  const chain = Array.from({ length: deep }, (_, n) => `<g id="c${n}"><use href="#c${n + 1}"/></g>`).join('');
  // Each link draws all behind it.
  expect(messages(svg(chain))).toEqual([expect.stringMatching(/draws more than/)]);
});
