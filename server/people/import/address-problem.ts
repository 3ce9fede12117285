import type { Cell } from '../../platform/read-records.ts';
import type { AddressProblem } from './import-plan-view.ts';

const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]+$/;
const LENGTH_MAX = 254;
/** What people write for @, so that machines do not read it. */
const WRITTEN_AT = /\s*[([{]\s*at\s*[)\]}]\s*|\s+at\s+/i;

/** null: it is an address. */
export function addressProblem(cell: Cell | null): AddressProblem | null {
  const text = cell?.text ?? '';
  const start = cell?.start ?? 0;
  const whole = { start, length: Math.max(text.length, 1), character: 1 };
  if (text === '') return { kind: 'no-address', ...whole, offer: null };
  if (text.length > LENGTH_MAX) return { kind: 'too-long', ...whole, offer: null };
  if (ADDRESS.test(text)) return null;
  if (text.includes('@'))
    return { kind: 'not-an-address', ...whole, offer: offerOf(text.replace(/\s+/g, '')) };
  const written = WRITTEN_AT.exec(text);
  if (!written) return { kind: 'no-at', ...whole, offer: null };
  return {
    kind: 'no-at',
    start: start + written.index,
    length: written[0].length,
    character: written.index + 1,
    offer: offerOf(text.replace(WRITTEN_AT, '@')),
  };
}

function offerOf(text: string): string | null {
  return ADDRESS.test(text) ? text.toLowerCase() : null;
}
