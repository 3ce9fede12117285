/** Whether code awaits outside of any function, and so must be run as an async one. */
import { parse } from 'acorn';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** @param code JavaScript; true for what does not parse: the engine complains about it all the same. */
export function awaitsAtTopLevel(code: string): boolean {
  // Nearly all code stops here: parsing a second time costs milliseconds.
  if (!/\bawait\b/.test(code)) return false;
  try {
    return awaits(parse(code, { ecmaVersion: 'latest', allowAwaitOutsideFunction: true }));
  } catch {
    return true;
  }
}

function awaits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaits);
  if (typeof node !== 'object' || node === null || !('type' in node)) return false;
  if (FUNCTIONS.has(node.type as string)) return false;
  if (node.type === 'AwaitExpression' || ('await' in node && node.await === true)) return true;
  return Object.values(node).some(awaits);
}
