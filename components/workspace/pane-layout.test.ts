import { expect, it } from 'vitest';
import { paneCookie, paneStyle, parsePaneLayout } from './pane-layout.ts';

const layout = { statement: 420, results: 600, below: 38.5 };

it('reads back what was left', () => {
  const value = paneCookie(layout).split(';')[0]?.split('=')[1];
  expect(parsePaneLayout(value)).toEqual(layout);
});

it('leaves out what is odd instead of breaking the page', () => {
  for (const text of [undefined, '', '{', 'null', '[]', '"x"', '%', '{"statement":1e9}', '{"below":"1;x"}']) {
    expect(parsePaneLayout(text)).toEqual({});
  }
  expect(parsePaneLayout(JSON.stringify({ ...layout, results: -1 }))).toEqual({
    statement: 420,
    below: 38.5,
  });
});

it('leaves what was never moved to the style sheet', () => {
  expect(paneStyle({ below: 38.5 })).toEqual({ '--results-height': '38.5%' });
});
