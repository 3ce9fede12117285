/** The server's judge: Deno processes without permissions, one host for all slots of a worker. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { StartupFailure } from '#db/startup-failure.ts';
import { createDenoHost, type DenoBundles } from '#grader/hosts/deno.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import type { RecordingHost } from '#grader/hosts/host.ts';
import type { PublishingJudge } from '../exercises/examine-version.ts';
import type { Environment } from '../platform/environment.ts';
import { logger } from '../platform/logger.ts';
import type { ProvingHosts } from './grading-host.ts';

/** Claims of a check at a time: it leaves room for whoever submits. */
export const PROVED_AT_ONCE = 2;

const fileName = z.string().regex(/^[\w-]+\.js$/);
const manifestSchema = z.object({ deno: z.object({ judge: fileName, student: fileName }) });

/** @throws StartupFailure when the realm bundle was not built or the wall that the settings demand is not there. */
export async function openGraderHost({ sandboxWall, workerSlots }: Environment): Promise<RecordingHost> {
  const host = await createDenoHost({
    bundle: await denoBundles(),
    poolSize: workerSlots,
    bwrap: sandboxWall === 'required' ? 'required' : 'auto',
  }).catch((error: unknown) => {
    throw new StartupFailure('settings-wrong', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  });
  if (host.wall === 'none') {
    logger.warn(
      'Student code is verified behind Deno alone: bubblewrap (bwrap) does not work on this machine. Install it before real students use this server.',
    );
  }
  return host;
}

/** Publishing asks the same realms as verification. */
export function publishingJudge(host: RecordingHost): PublishingJudge {
  return {
    announceCases: (bundle) => host.prepare(bundle),
    recordCases: (bundle) => host.record(bundle),
  };
}

/** Processes of their own for one check: closing them ends whatever an author wrote. */
export async function openProvingHosts({ sandboxWall }: Environment): Promise<ProvingHosts> {
  const bwrap = sandboxWall === 'required' ? 'required' : 'auto';
  const bundle = await denoBundles();
  return createProofHosts({ bundle, bwrap, parallel: PROVED_AT_ONCE, exercises: 1 });
}

/** Names the realms that judge by their content: another grader has another name. @throws StartupFailure */
export async function graderName(): Promise<string> {
  const { judge, student } = await denoBundles();
  return `${basename(judge, '.js')} ${basename(student, '.js')}`;
}

async function denoBundles(): Promise<DenoBundles> {
  try {
    const text = await readFile(resolve('public/realm/manifest.json'), 'utf8');
    const { judge, student } = manifestSchema.parse(JSON.parse(text)).deno;
    return { judge: resolve('.cache/realm', judge), student: resolve('.cache/realm', student) };
  } catch (cause) {
    throw new StartupFailure(
      'settings-wrong',
      'The realm bundle is not built; run `npm start`, or `node scripts/build-realm.ts` once.',
      { cause },
    );
  }
}
