import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment } from './render-comment.ts';

/** Fewer than a thousand expansions, which is KaTeX's own bound, of so many symbols each. */
function bomb(symbols: number): string {
  const nine = (name: string, of: string) => `\\def\\${name}{${`\\${of}`.repeat(9)}}`;
  return `$\\def\\a{${'x'.repeat(symbols)}}${nine('b', 'a')}${nine('c', 'b')}${'\\c'.repeat(9)}$`;
}

describe('a comment on a page', () => {
  it('has lists, code, formulas, tables and links as its author wrote them', async () => {
    const html = await renderComment(
      '- **look**\n- `x`\n\n$a^2$\n\n| a |\n| - |\n| 1 |\n\n[here](https://x.example)',
    );
    for (const part of ['<strong>look</strong>', '<code>x</code>', 'class="katex"', '<td>1</td>'])
      expect(html).toContain(part);
    expect(html).toContain('<a href="https://x.example">here</a>');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<p onclick="alert(1)">x</p>'],
    ['a frame', '<iframe src="https://x.example"></iframe>'],
    ['a picture that tells who read it', '![x](https://x.example/seen.png)'],
    ['a picture as HTML', '<img src=x onerror=alert(1)>'],
    ['a link that runs', '[x](javascript:alert(1))'],
    ['a link as data', '[x](data:text/html,hi)'],
    ['a heading that breaks the page’s order', '# Big'],
    ['a formula that runs', '$\\href{javascript:alert(1)}{x}$'],
    ['a formula with a picture', '$\\includegraphics{https://x.example/a.png}$'],
    ['a form', '<form action="https://x.example"><input name="a"></form>'],
    ['a style', '<style>* { display: none }</style>'],
  ])('holds no %s', async (_, body) => {
    const html = await renderComment(body);
    expect(html).not.toMatch(/<(?:script|iframe|img|h\d|form|input|style)\b/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=|<[^>]*\b(?:href|src)="?(?:javascript|data):/i);
  });

  it('shows HTML as it was written', async () => {
    expect(await renderComment('use `<b>` or <b>this</b>')).toContain('&#x3C;b>this&#x3C;/b>');
  });

  it('spells out what hides or turns the text round it', async () => {
    const html = await renderComment('pass\u202eword \u200b end');
    expect(html).not.toMatch(/[\u202e\u200b]/);
  });

  it.each([
    ['a long macro that is used a few hundred times', bomb(3_700)],
    ['the same as a block', `$$\n${bomb(3_600).slice(1, -1)}\n$$`],
    ['a macro of its own in a list of formulas', `$x$ ${bomb(500)} $\\newcommand{\\a}{x}\\a$`],
    ['a formula for every word', '$x$ '.repeat(1_000)],
    ['letters with marks', `$${'é'.repeat(999)}$`],
    ['a fence of mathematics', `\`\`\`math\n${bomb(3_600).slice(1, -1)}\n\`\`\``],
    [
      'a table with more empty cells than letters',
      `|${'a|'.repeat(30)}\n|${'-|'.repeat(30)}\n${'|\n'.repeat(1_900)}`,
    ],
  ])('is short whatever it draws: %s', async (_, body) => {
    const html = await renderComment(body);
    expect(html.length).toBeLessThanOrEqual(100_000);
    expect(html.replaceAll(/<[^>]*>/g, '')).not.toBe('');
  });

  it('draws the first formulas of many, and shows the others and those with macros as they were written', async () => {
    const html = await renderComment(`$a$ $\\def\\b{x}\\b$ ${'$c$ '.repeat(60)}`);
    expect(html).toContain('<code>\\def\\b{x}\\b</code>');
    expect(html.match(/<span class="katex">/g)).toHaveLength(49);
    expect(html).toContain('<code>c</code>');
  });

  it('paints over nothing', async () => {
    const html = await renderComment('$\\rule{9999em}{9999em}$ $\\kern9999em x$');
    const ems = (html.match(/style="[^"]*"/g) ?? []).join();
    expect(ems).toContain('em');
    expect(ems).not.toContain('9999');
  });

  it('makes a page of anything, and of nests and lists of the longest comment in a moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (body) => {
        expect(await renderComment(body)).not.toMatch(/<(?:script|img|iframe)\b/i);
      }),
      { numRuns: 40 },
    );
    // Nests of what a student may write too, in a question about a grade: its page is to come up for whoever answers.
    expect(await renderComment(`${'> '.repeat(1_900)}words at the bottom`)).toContain('words at the bottom');
    for (const piece of ['> ', '- ', '[', '*a_', '$', '|a'])
      expect(await renderComment(piece.repeat(4_000 / piece.length))).toBeTypeOf('string');
  }, 30_000);
});
