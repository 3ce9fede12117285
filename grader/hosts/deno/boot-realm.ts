/** The first words with a realm process: what it is to run on, and what it then runs on. */
import type { Device } from '#grader/protocol.ts';
import { SUPERVISOR_LANE } from '#grader/realm/channel/frames.ts';
import { packMessage, unpackUntrusted } from '#grader/realm/channel/message-pack.ts';
import { GraderFault } from '../host.ts';
import { studentHostEventSchema } from '../judge-event-schema.ts';
import type { StudentNeeds, StudentRealm } from '../pooled/realms.ts';
import type { RealmProcess } from './realm-process.ts';

/** Starting takes 0.2 s; a machine that is busy with everything else takes longer. */
const BOOT_MS = 60_000;

/** A student's realm with its backend up, watched from here on. @throws GraderFault when it does not start */
export async function bootStudent(realm: RealmProcess, needs: StudentNeeds): Promise<StudentRealm> {
  const device = await booted(realm, 'student', (settle) => {
    realm.receive((lane, payload) => {
      if (lane !== SUPERVISOR_LANE) return;
      const event = studentHostEventSchema.safeParse(unpackUntrusted(payload));
      if (event.success) settle(event.data.type === 'booted' ? event.data.device : event.data.message);
    });
    realm.send(SUPERVISOR_LANE, packMessage({ type: 'boot', backend: 'cpu' }));
  });
  // From here on the process may be in a student's hands: nothing that it says to us is read.
  realm.receive(() => undefined);
  realm.watch(needs);
  return { device, gone: realm.gone, beginCase: (cpuMs) => realm.beginCase(cpuMs), end: () => realm.end() };
}

/** Waits for the device, or for the sentence that says why there is none. */
export async function booted(
  realm: RealmProcess,
  role: string,
  begin: (settle: (result: Device | string) => void) => void,
): Promise<Device> {
  const { promise, resolve } = Promise.withResolvers<Device | string>();
  const timer = setTimeout(() => resolve(`no answer in ${BOOT_MS / 1000} s.`), BOOT_MS);
  realm.gone
    .then(({ detail }) => resolve(`${detail} ${realm.log().slice(-2_000)}`.trim()))
    .catch((error: unknown) => resolve(String(error)));
  begin(resolve);
  const result = await promise;
  clearTimeout(timer);
  if (typeof result !== 'string') return result;
  await realm.end();
  throw new GraderFault(`The ${role} realm did not start: ${result}`);
}
