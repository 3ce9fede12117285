import type { EntryPoint, Manifest } from '#grader/exercise/files/manifest.ts';
import type { CodeError } from '#grader/protocol.ts';
import { asMeant, lookAlikesIn, lookAlikeWords } from '#grader/realm/loading/look-alikes.ts';

/**
 * What the solution fails to export for this call, or null. A driver's export needs every entry point, since only the
 * driver knows which ones it uses.
 * @param exports of the solution and its driver together; `driven` are the driver's
 */
export function findContractError(
  manifest: Manifest,
  { exports, call, driven }: { exports: readonly string[]; call: string; driven: readonly string[] },
): CodeError | null {
  const own = manifest.entryPoints.filter((entry) => entry.name === call);
  const needed = own.length > 0 ? own : manifest.entryPoints;
  const missing = needed.find((entry) => !exports.includes(entry.name));
  if (missing === undefined) return null;
  return {
    kind: 'contract',
    name: 'ContractError',
    message: `solution.ts exports no function \`${missing.name}\`${insteadOf(
      missing,
      exports.filter((name) => !driven.includes(name)),
    )}. Add \`${signature(missing)}\`.`,
  };
}

/** More names than this tell nothing. */
const NAMES_MAX = 3;

/** A name that differs only in case is a slip that is hard to see; of other names the author knows which was meant. */
function insteadOf({ name }: EntryPoint, exports: readonly string[]): string {
  const alike = exports.find((other) => asMeant(other) === name);
  if (alike !== undefined)
    return `, only \`${alike}\`: ${lookAlikesIn(alike).map(lookAlikeWords).join(' ')}`.replace(/\.$/, '');
  const slip = exports.find((other) => other.toLowerCase() === name.toLowerCase());
  const others = slip === undefined ? exports : [slip];
  if (others.length === 0 || others.length > NAMES_MAX) return '';
  const words = others.map((other) => (other === 'default' ? 'a default export' : `\`${other}\``));
  return `, only ${new Intl.ListFormat('en').format(words)}`;
}

function signature({ name, parameters }: EntryPoint): string {
  return `export function ${name}(${parameters.map((parameter) => parameter.name).join(', ')}) { … }`;
}
