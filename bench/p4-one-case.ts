/** P4: submissions of one case a second on one core: where a judge has least to share. */
import { pinToOneCore } from './peers/one-core.ts';
import type { SandboxName } from './peers/sandboxes.ts';
import { benchOptions, emit } from './program.ts';
import { atLeast } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { measureThroughput, perSecond } from './workload/throughput.ts';

/** Times that our throughput must be the peer's; null: shown, held to nothing. */
const SANDBOXES: readonly [SandboxName, number | null][] = [
  ['bwrap', 1],
  ['firejail', null],
  ['runsc', 3],
];

const options = benchOptions();
const pinned = pinToOneCore();
const { ours, peers, missing } = await measureThroughput(1, {
  runs: options.runs,
  sandboxes: SANDBOXES.map(([name]) => name),
});
emit('P4', options, {
  title: 'Submissions verified a second on one core, 1 case',
  series: [
    { who: 'Descent', unit: 'per second', spread: spread(perSecond(ours)) },
    ...Object.entries(peers).map(([name, seconds]) => ({
      who: `${name} + node per case`,
      unit: 'per second',
      spread: spread(perSecond(seconds)),
    })),
  ],
  missing,
  verdicts: SANDBOXES.flatMap(([name, min]) => {
    const seconds = peers[name];
    return seconds && min !== null
      ? [atLeast(`Descent over ${name} + node per case`, medianRatio(seconds, ours), { min, unit: '×' })]
      : [];
  }),
  notes: [
    pinned,
    'One sandboxed Node process with TensorFlow.js a case is the execution model of Judge0 and Piston, built from public parts. runsc is gVisor with its ptrace platform, which needs no virtualisation.',
  ],
});
