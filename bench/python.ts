/** The Python row: a fresh process that imports PyTorch and runs the same cases, as notebook graders do. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pinToOneCore } from './peers/one-core.ts';
import { runPeer } from './peers/run-peer.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atLeast } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { LIGHT_SIDE } from './workload/convolution.ts';
import { measureThroughput, perSecond } from './workload/throughput.ts';

const CASES = 10;
/** Debian's, for which `python3-torch` is made; another Python of the machine does not see it. */
const DEBIAN_PYTHON = '/usr/bin/python3';
const PROGRAM = `
import torch
import torch.nn.functional as F
torch.set_num_threads(1)
for case in range(${CASES}):
    x = torch.randn(1, 32, ${LIGHT_SIDE}, ${LIGHT_SIDE})
    w = torch.randn(32, 32, 3, 3)
    y = F.conv2d(x, w, padding=1)
    assert torch.allclose(y, F.conv2d(x, w, padding=1))
print(float(y.sum()))
`;

function pythonWithTorch(): string | null {
  for (const python of [DEBIAN_PYTHON, 'python3']) {
    if (python.startsWith('/') && !existsSync(python)) continue;
    try {
      return `${python}\n${execFileSync(python, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
    } catch {
      // No torch there; the next one may have it.
    }
  }
  return null;
}

const options = benchOptions();
const pinned = pinToOneCore();
const [python, version] = pythonWithTorch()?.split('\n') ?? [];
const who = 'python3 with PyTorch, a fresh process a submission';
const ours: number[] = [];
const theirs: number[] = [];
for (let run = 0; run < options.runs; run++) {
  ours.push(...(await measureThroughput(CASES, { runs: 1, sandboxes: [] })).ours);
  if (python) theirs.push((await runPeer({ file: python, args: ['-c', PROGRAM] })).wallMs / 1000);
  progress(`run ${run + 1} of ${options.runs}`);
}
emit('python', options, {
  title: 'Submissions verified a second on one core, against what courses use today',
  series: [
    { who: 'Descent, 10 cases', unit: 'per second', spread: spread(perSecond(ours)) },
    ...(python
      ? [
          {
            who: `${who} (PyTorch ${version}), the same 10 cases`,
            unit: 'per second',
            spread: spread(perSecond(theirs)),
          },
        ]
      : []),
  ],
  missing: python ? [] : [{ who, why: 'install the Debian package python3-torch' }],
  verdicts: python ? [atLeast('Descent over Python', medianRatio(theirs, ours), { min: 5, unit: '×' })] : [],
  notes: [
    pinned,
    'The Python process has no sandbox and no kernel of its own to start: what it pays for is importing PyTorch.',
  ],
});
