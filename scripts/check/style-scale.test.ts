import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { BREAKPOINTS } from '#components/ui/breakpoints.ts';

const RULE = resolve('scripts/check/style-scale.grit');
const folder = mkdtempSync(join(tmpdir(), 'descent-style-'));
writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: [RULE], formatter: { enabled: false } }));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rule says of a style sheet, one message for each finding. */
function findings(css: string): readonly string[] {
  writeFileSync(join(folder, 'some.module.css'), css);
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly category: string; readonly message: string }[];
  };
  return diagnostics.filter(({ category }) => category === 'plugin').map(({ message }) => message);
}

it.each([
  ['a size of letters', '.a { font-size: 12.7px; }', /type scale/],
  ['a weight', '.a { font-weight: 600; }', /four weights/],
  ['a radius', '.a { border-radius: 3px 2px; }', /radius/],
  ['a radius of one corner', '.a { border-top-left-radius: 3px; }', /radius/],
  ['space inside', '.a { padding: 0 13px; }', /scale of space/],
  ['space between', '.a { column-gap: 5px; }', /scale of space/],
  ['space in a sum', '.a { margin-top: calc(3px + 1em); }', /scale of space/],
  ['a width', '@media (width < 759px) { .a { gap: 0; } }', /breakpoint/],
  ['a width that includes its end', '@media (width <= 760px) { .a { gap: 0; } }', /breakpoint/],
  ['a width in the old form', '@media (max-width: 760px) { .a { gap: 0; } }', /range/],
])('%s that is on no scale is refused', (_, css, advice) => {
  expect(findings(css)).toEqual([expect.stringMatching(advice)]);
});

it('steps of the scales, lines and what follows the text pass', () => {
  const css = `.a { padding: 0 var(--space-8) 1px; margin: 0 auto -1px; font-size: var(--text-small);
    border-radius: 0 var(--radius-card); font-weight: 640; gap: 0.5em; }
    .b { font-size: 0.94em; border-radius: inherit; width: 17px; }
    @media (width < 760px), (pointer: coarse) { .a { gap: 0; } }`;
  expect(findings(css)).toEqual([]);
});

it('knows the breakpoints of the site and no other', () => {
  const widths = /\((?:\?:)?([\d|]+)\)px/.exec(readFileSync(RULE, 'utf8'))?.[1]?.split('|').map(Number);
  expect(widths).toEqual(Object.values(BREAKPOINTS));
});
