/** The sentence for a law that holds and earns nothing. */
import type { Evidence } from '#grader/protocol.ts';

export function withheldWords({ calls }: NonNullable<Evidence['withheld']>): string {
  const names = new Intl.ListFormat('en').format(calls.map((call) => `\`${call}\``));
  return `The law holds, but wrong numbers can keep it too. It earns its points once a case that compares the numbers of ${names} passes.`;
}
