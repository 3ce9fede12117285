import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { drawnExamples } from './drawn-examples.ts';

const fence = (text: string, language = 'language-example'): Element => ({
  ...{ type: 'element', tagName: 'pre', properties: {} },
  children: [
    {
      ...{ type: 'element', tagName: 'code', properties: { className: [language] } },
      children: [{ type: 'text', value: text }],
    },
  ],
});
const draw = (text: string, names: readonly string[] = ['x', 'w']) => drawnExamples(fence(text), () => names);

type Node = Element | Element['children'][number];
const textOf = (node: Node): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join(' ') : '';
const all = (node: Node | null, tagName: string): Element[] => {
  if (node?.type !== 'element') return [];
  return [
    ...(node.tagName === tagName ? [node] : []),
    ...node.children.flatMap((child) => all(child, tagName)),
  ];
};

describe('a worked example', () => {
  it('is drawn as one table a plane, named by its parameter and shape', () => {
    const drawn = draw('conv([[1, -2], [3, 4]], 2) → [[2]]');
    const tables = all(drawn, 'table').map(({ properties }) => properties.ariaLabel);
    expect(tables).toEqual(['x, shape [2, 2]', 'result, shape [1, 1]']);
    expect(all(drawn, 'td').map(textOf)).toEqual(['1', '-2', '3', '4', '2']);
    expect(textOf(drawn as Element)).toContain('→');
  });

  it('has a plane for each place on the axes before the last two, in order', () => {
    const drawn = draw('f([[[1, 2]], [[3, 4]]]) → 1');
    expect(all(drawn, 'caption').map(textOf)).toEqual(['[0]', '[1]']);
    const four = draw('f([[[[1]], [[2]]], [[[3]], [[4]]]]) → 1');
    expect(all(four, 'caption').map(textOf)).toEqual(['[0, 0]', '[0, 1]', '[1, 0]', '[1, 1]']);
    expect(all(four, 'td').map(textOf)).toEqual(['1', '2', '3', '4']);
  });

  it('shades by size on one scale for all planes, and says which side of zero', () => {
    const cells = all(draw('f([[[1]], [[-4]]]) → 1'), 'td').map(({ properties }) => [
      properties.style,
      properties.dataSign,
    ]);
    expect(cells).toEqual([
      ['--shade:10%', 'above'],
      ['--shade:40%', 'below'],
    ]);
    expect(all(draw('f([0, 0]) → 1'), 'td').map(({ properties }) => properties.style)).toEqual(
      Array(2).fill('--shade:0%'),
    );
  });

  it('tells a large tensor by its shape, an empty one and words as they are, and a name that is not known by its place', () => {
    const many = JSON.stringify(Array.from({ length: 65 }, () => 1));
    expect(textOf(draw(`f(${many}) → 1`) as Element)).toContain('[65]');
    const drawn = draw("f([], 'same') ≈ 0.5", []);
    expect(all(drawn, 'table')).toEqual([]);
    const text = textOf(drawn as Element);
    for (const part of ['argument 1', 'argument 2', 'same', '≈', '0.5']) expect(text).toContain(part);
  });

  it('leaves alone what is no example, or none that can be read', () => {
    expect(drawnExamples(fence('f(1) → 1', 'language-ts'), () => [])).toBeNull();
    expect(draw('f(1 → 1')).toBeNull();
    expect(draw('')).toBeNull();
    const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [] };
    expect(drawnExamples(paragraph, () => [])).toBeNull();
    expect(drawnExamples({ ...paragraph, tagName: 'pre' }, () => [])).toBeNull();
  });
});
