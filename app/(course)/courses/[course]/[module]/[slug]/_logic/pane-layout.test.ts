import { expect, it } from 'vitest';
import { paneCookie, parsePaneLayout } from './pane-layout.ts';

const layout = { outer: { statement: 30, work: 70 }, inner: { editor: 55, results: 45 } };

it('reads back what was left', () => {
  const value = paneCookie(layout).split(';')[0]?.split('=')[1];
  expect(parsePaneLayout(value)).toEqual(layout);
});

it('leaves out what is odd instead of breaking the page', () => {
  for (const text of [undefined, '', '{', 'null', '[]', '"x"', '%', '{"outer":{"statement":1e9,"work":2}}']) {
    expect(parsePaneLayout(text)).toEqual({});
  }
  expect(parsePaneLayout(JSON.stringify({ ...layout, outer: { statement: 'x' } }))).toEqual({
    inner: layout.inner,
  });
});
