import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMPONENT_ARROWS } from './arrows.config.mjs';

it('says of every room of components what it may import: of rooms above it, and of none else', () => {
  const rooms = readdirSync('components', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const listed = Object.keys(COMPONENT_ARROWS);
  expect(listed.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted());
  for (const [at, [room, allowed]] of Object.entries(COMPONENT_ARROWS).entries())
    for (const one of allowed)
      expect([room, listed.slice(0, at)]).toEqual([room, expect.arrayContaining([one])]);
});
