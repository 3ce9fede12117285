import { expect, test } from 'vitest';
import { BEGIN, END, withRows } from './page.ts';
import { atMost, type Row } from './row.ts';

const row = (id: string, value: number): Row => ({
  id,
  title: `Row ${id}`,
  date: '2026-01-02',
  machine: '2 × processor',
  series: [{ who: 'Descent', unit: 'ms', spread: { runs: 20, median: 12.34, p95: 20, max: 310.4 } }],
  missing: [{ who: 'runsc', why: 'install gVisor' }],
  verdicts: [atMost('median', value, { max: 15, unit: 'ms' })],
});

test('a missed target says so, and a peer that is not there is named', () => {
  const page = withRows(`before\n${BEGIN}\nold\n${END}\nafter\n`, [row('P1', 12.34), row('P2', 16)]);
  expect(page).toContain('| P1 | median | 12.3 ms | at most 15 ms | yes | 2026-01-02 |');
  expect(page).toContain('| P2 | median | 16 ms | at most 15 ms | **missed** | 2026-01-02 |');
  expect(page).toContain('| runsc | not on this machine: install gVisor |');
  expect(page).toContain('| Descent | 12.3 ms | 20 ms | 310 ms | 20 |');
});

test('only what stands between the markers is rewritten', () => {
  const page = withRows(`before\n${BEGIN}\nold\n${END}\nafter\n`, [row('P1', 1)]);
  expect(page.startsWith(`before\n${BEGIN}\n`)).toBe(true);
  expect(page.endsWith(`${END}\nafter\n`)).toBe(true);
  expect(page).not.toContain('old');
  expect(() => withRows('a page without markers', [])).toThrow(/markers/);
});
