/** A program that must be rejected and is not, with the input that would do it. */
import { isGraderFault } from '../hosts/host.ts';
import type { Finding } from './proof.ts';
import type { ProofWorld } from './proof-world.ts';

export async function fullMarks(
  { host, bundle }: Pick<ProofWorld, 'host' | 'bundle'>,
  program: { readonly path: string; readonly source: string },
): Promise<Finding> {
  const suggestion = await host.suggestCase(bundle, program).catch((error: unknown) => {
    // It hangs on some input: that there is no suggestion says enough.
    if (isGraderFault(error)) return null;
    throw error;
  });
  return { advice: { kind: 'full-marks', seed: 1, ...(suggestion && { suggestion }) } };
}
