/** `npm test`: from a fresh clone to `N passed, N failed`. Runs on the Node that the machine has. */
import './node-version.mjs';

void import('./hand-over.mjs').then(({ handOver }) => handOver('scripts/test-everything.ts'));
