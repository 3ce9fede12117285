/** P3: submissions of ten cases a second on one core. */
import { pinToOneCore } from './peers/one-core.ts';
import { benchOptions, emit } from './program.ts';
import { atLeast } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { measureThroughput, perSecond } from './workload/throughput.ts';

const options = benchOptions();
const pinned = pinToOneCore();
const { ours, peers, missing } = await measureThroughput(10, { runs: options.runs, sandboxes: ['bwrap'] });
const { bwrap } = peers;
emit('P3', options, {
  title: 'Submissions verified a second on one core, 10 cases',
  series: [
    { who: 'Descent', unit: 'per second', spread: spread(perSecond(ours)) },
    ...(bwrap
      ? [
          {
            who: 'bwrap + node per case (the execution model of Judge0 and Piston)',
            unit: 'per second',
            spread: spread(perSecond(bwrap)),
          },
        ]
      : []),
  ],
  missing,
  verdicts: bwrap
    ? [atLeast('Descent over bwrap + node per case', medianRatio(bwrap, ours), { min: 4, unit: '×' })]
    : [],
  notes: [
    pinned,
    'The peer is not a product but its model, built from public parts: a sandboxed Node process a case that loads TensorFlow.js and runs the case. It compares nothing.',
  ],
});
