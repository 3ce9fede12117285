import { expect, test } from 'vitest';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { renderStatement } from './render-statement.ts';

const MANIFEST =
  exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' })[
    'exercise.yaml'
  ]?.replaceAll('scale', 'f') ?? '';
const render = (markdown: string, files: Record<string, string> = {}) =>
  renderStatement({ 'statement.md': markdown, ...files });

test('formulas become KaTeX, tables tables, code keeps its language', async () => {
  const html = await render(
    'Let $x^2$.\n\n$$\n\\sum_i x_i\n$$\n\n| a |\n|---|\n| 1 |\n\n```ts\nconst a = 1;\n```\n',
  );
  expect(html).toContain('class="katex"');
  expect(html).toContain('class="katex-display"');
  expect(html).toContain('<table>');
  expect(html).toContain('class="language-ts"');
});

test('headings have anchors that no name of the page can meet', async () => {
  expect(await render('## Stride and padding')).toContain(
    '<h2 id="statement-stride-and-padding"><a href="#statement-stride-and-padding">Stride and padding</a></h2>',
  );
  expect(await render('## [Elsewhere](https://example.org)')).not.toContain('href="#');
});

test('code can be copied, formulas are no code', async () => {
  const html = await render('- a list\n\n  ```ts\n  const a = 1;\n  ```\n\n$$\nx^2\n$$\n');
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain('</pre><button type="button" data-copy="">Copy</button></div>');
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<img src=x onerror=alert(1)>'],
  ['a javascript link', '[x](javascript:alert(1))'],
  ['a data link', '[x](data:text/html,<script>1</script>)'],
  ['an svg', '<svg onload=alert(1)></svg>'],
  ['a frame', '<iframe src="https://evil.example"></iframe>'],
  ['a style', '<style>body{display:none}</style>'],
  ['a KaTeX link', '$\\href{javascript:alert(1)}{x}$'],
  ['a KaTeX picture', '$\\includegraphics{https://evil.example/x.png}$'],
])('%s does nothing', async (_name, markdown) => {
  const html = await render(`before ${markdown} after`);
  // What KaTeX refuses it prints as text; text does nothing.
  const tags = html.replaceAll(/>[^<]*</g, '><');
  expect(tags).not.toMatch(
    /<script|<iframe|<style|onerror=|onload=|href="(?:javascript|data):|src="https?:/i,
  );
});

test('a figure of the exercise is inlined as a picture, which runs no script', async () => {
  const html = await render('![a window](figures/window.svg)', {
    'figures/window.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  });
  expect(html).toMatch(/<img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="a window"/);
});

test('a picture from elsewhere, or one that is not there, loads nothing', async () => {
  const html = await render('![x](https://evil.example/x.png) ![y](figures/none.svg) ![z](figures/../x.svg)');
  expect(html).not.toMatch(/src="[^"]/);
});

const EXAMPLE = '```example\nf([[1, -2], [NaN, 4]], { stride: 2 }) → 3\n```\n';

test('a worked example is drawn, its tensors as grids with the names of the parameters', async () => {
  const html = await render(EXAMPLE, {
    'exercise.yaml': MANIFEST,
  });
  expect(html).not.toContain('<pre>');
  expect(html).toContain('aria-label="x, shape [2, 2]"');
  expect(html).toContain('<td style="--shade:20%" data-sign="below">-2</td>');
  expect(html).toContain('{ stride: 2 }');
});

test('a worked example that cannot be read stays code, and brings in no markup', async () => {
  expect(await render('```example\nf(<b>1) → 2\n```\n')).toContain(
    '<pre><code class="language-example">f(&#x3C;b>1)',
  );
  const html = await render("```example\nf('<img src=x>') → '<b>'\n```\n", {
    'exercise.yaml': 'not: [a manifest',
  });
  expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<img|<b>/);
  expect(html).toContain('&#x3C;img src=x>');
});
