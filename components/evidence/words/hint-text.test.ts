import { describe, expect, it } from 'vitest';
import { blocksOf, inlinesOf } from './hint-text.ts';

describe('inline markup', () => {
  it('knows code, emphasis and formulas', () => {
    expect(inlinesOf('Use `tf.pad`, **not** *that*: $P = k - 1$.')).toEqual([
      { kind: 'text', text: 'Use ' },
      { kind: 'code', text: 'tf.pad' },
      { kind: 'text', text: ', ' },
      { kind: 'strong', text: 'not' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'that' },
      { kind: 'text', text: ': ' },
      { kind: 'math', text: 'P = k - 1' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves snake_case, products and single signs alone', () => {
    for (const plain of ['d_k and d_v differ', '2 * 3 * 4', 'costs $5', '<b>x</b> & [a](b)']) {
      expect(inlinesOf(plain)).toEqual([{ kind: 'text', text: plain }]);
    }
  });

  it('reads no markup inside code', () => {
    expect(inlinesOf('`a * b * c`')).toEqual([{ kind: 'code', text: 'a * b * c' }]);
  });
});

describe('blocks', () => {
  it('joins the lines of a paragraph and parts paragraphs at empty lines', () => {
    expect(blocksOf('one\ntwo\n\nthree').map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
    expect(blocksOf('one\ntwo')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'one two' }] },
    ]);
  });

  it('makes a list, with lines that go on', () => {
    expect(blocksOf('- one\n  more\n- two')).toEqual([
      { kind: 'list', items: [[{ kind: 'text', text: 'one more' }], [{ kind: 'text', text: 'two' }]] },
    ]);
  });

  it('keeps a fenced block whole, empty lines included', () => {
    expect(blocksOf('Try\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n\nthen run')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'Try' }] },
      { kind: 'code', text: 'const a = 1;\n\nconst b = 2;' },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'then run' }] },
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(blocksOf('  \n ')).toEqual([]);
  });
});
