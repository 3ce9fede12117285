import { expect, test } from 'vitest';
import { secretChains } from './browser-reach.ts';

const sources: Record<string, string> = {
  'app/page.tsx': "import './panel.tsx';",
  'app/panel.tsx': "// a comment first\n'use client';\n",
  'app/actions.ts': "'use server';\n",
  'components/list.tsx': '',
  'server/grade.ts': '',
};
const sourceOf = (path: string) => sources[path] ?? '';

test('a client component that leads to the server over a plain module is reported with the whole chain', () => {
  const chains = secretChains(
    [
      { path: 'app/panel.tsx', imports: ['components/list.tsx'] },
      { path: 'components/list.tsx', imports: ['server/grade.ts'] },
      { path: 'server/grade.ts', imports: [] },
    ],
    sourceOf,
  );
  expect(chains).toEqual([['app/panel.tsx', 'components/list.tsx', 'server/grade.ts']]);
});

test('a server component may reach the server, and a client component may name a server action', () => {
  const chains = secretChains(
    [
      { path: 'app/page.tsx', imports: ['server/grade.ts', 'app/panel.tsx'] },
      { path: 'app/panel.tsx', imports: ['app/actions.ts'] },
      { path: 'app/actions.ts', imports: ['server/grade.ts'] },
      { path: 'server/grade.ts', imports: [] },
    ],
    sourceOf,
  );
  expect(chains).toEqual([]);
});

test('the realm bundle may not contain an exercise', () => {
  const chains = secretChains(
    [
      { path: 'grader/realm/main.ts', imports: ['exercises/cnn/conv2d/reference.ts'] },
      { path: 'exercises/cnn/conv2d/reference.ts', imports: [] },
    ],
    sourceOf,
  );
  expect(chains).toHaveLength(1);
});
