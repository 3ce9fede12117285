import type { EntryPoint, Manifest } from '#grader/exercise/manifest.ts';
import type { CodeError } from '#grader/protocol.ts';

/**
 * What the solution fails to export for this call, or null. A driver's export needs every entry point, since only the
 * driver knows which ones it uses.
 */
export function findContractError(
  manifest: Manifest,
  { exports, call }: { exports: readonly string[]; call: string },
): CodeError | null {
  const own = manifest.entryPoints.filter((entry) => entry.name === call);
  const needed = own.length > 0 ? own : manifest.entryPoints;
  const missing = needed.find((entry) => !exports.includes(entry.name));
  if (missing === undefined) return null;
  return {
    kind: 'contract',
    name: 'ContractError',
    message: `solution.ts exports no function \`${missing.name}\`${insteadOf(missing, exports)}. Add \`${signature(missing)}\`.`,
  };
}

/** A name that differs only in case is a slip that is hard to see. */
function insteadOf({ name }: EntryPoint, exports: readonly string[]): string {
  const slip = exports.find((other) => other.toLowerCase() === name.toLowerCase());
  return slip === undefined ? '' : `, only \`${slip}\``;
}

function signature({ name, parameters }: EntryPoint): string {
  return `export function ${name}(${parameters.map((parameter) => parameter.name).join(', ')}) { … }`;
}
