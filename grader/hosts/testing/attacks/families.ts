import type { AttackFamily } from './attack.ts';
import { breakPolicy } from './break-policy.ts';
import { exhaust } from './exhaust.ts';
import { hostileSource } from './hostile-source.ts';
import { importByText } from './import-by-text.ts';
import { reachOut } from './reach-out.ts';
import { secondRound } from './second-round.ts';
import { strangeResults } from './strange-results.ts';
import { tampering } from './tamper.ts';

/** Every hostile program, for every host. */
export const ATTACK_FAMILIES: readonly AttackFamily[] = [
  reachOut,
  strangeResults,
  tampering,
  breakPolicy,
  hostileSource,
  importByText,
  secondRound,
  exhaust,
];

/** Those whose answer hangs on the walls round a realm. That of the others is the realm's own, whatever stands round it. */
export const WALL_FAMILIES: readonly AttackFamily[] = [reachOut, exhaust];
