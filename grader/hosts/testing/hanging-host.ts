/** A server that is about to be killed: its student loops for ever. Says so once a case has begun. Argument: the wall. */
import { buildRealm } from '../../bundles/build-realm.ts';
import { createDenoHost } from '../deno.ts';
import { doublingExercise, HONEST } from './doubling-exercise.ts';

const bwrap = process.argv[2] === 'required' ? 'required' : 'never';
const host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1, bwrap });
await host.run(await doublingExercise({ caseSeconds: 60 }), {
  solution: HONEST.replace('return', "console.log('looping'); for (;;) {}\n return"),
  seed: 1,
  visibility: 'all',
  onEvent: ({ type }) => type === 'log' && console.log('looping'),
});
