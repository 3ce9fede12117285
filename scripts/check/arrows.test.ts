import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMPONENT_ARROWS, SERVER_ARROWS } from './arrows.config.mjs';

describe.each([
  { outer: 'components', arrows: COMPONENT_ARROWS },
  { outer: 'server', arrows: SERVER_ARROWS },
])('the rooms of $outer', ({ outer, arrows }) => {
  const inside = readdirSync(outer, { withFileTypes: true });
  const listed = Object.keys(arrows);

  it('are all told what they may import, and sources lie in them alone', () => {
    const rooms = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(listed.toSorted()).toEqual(rooms.toSorted());
    const beside = inside.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(beside.filter((name) => !/^testing[^/]*\.ts$/.test(name))).toEqual([]);
  });

  it('import rooms above them, and none else', () => {
    for (const [at, [room, allowed]] of Object.entries(arrows).entries())
      for (const one of allowed)
        expect([room, listed.slice(0, at)]).toEqual([room, expect.arrayContaining([one])]);
  });
});
