/** What is said of what was proved of a version in the list. */
import type { ProofView } from '#server/studio/list/studio-view.ts';
import type { Status } from '../../ui/status-glyph.tsx';

export function proofWords(proof: ProofView | null): { readonly glyph: Status; readonly words: string } {
  if (proof === null) return { glyph: 'not-started', words: 'not proved yet' };
  const on = dayWords(proof.on);
  switch (proof.kind) {
    case 'proved':
      return {
        glyph: 'pass',
        words: `proved on ${proof.seeds} ${proof.seeds === 1 ? 'seed' : 'seeds'}, ${on}`,
      };
    case 'green':
      return { glyph: 'pass', words: `check green, ${on}` };
    case 'red':
      return {
        glyph: 'fail',
        words: `${proof.problems} ${proof.problems === 1 ? 'problem' : 'problems'}, ${on}`,
      };
    case 'overridden':
      return { glyph: 'warning', words: `published over a red check, ${on}` };
  }
}

/** "27 Nov 2026": a day has no time zone. */
function dayWords(day: string): string {
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...date, timeZone: 'UTC' }).format(new Date(day));
}
