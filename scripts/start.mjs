/** `npm start [-- --port 4000]`: from a fresh clone to a running site. Runs on the Node that the machine has. */
import './node-version.mjs';

void import('./hand-over.mjs').then(({ handOver }) => handOver('scripts/serve.ts'));
