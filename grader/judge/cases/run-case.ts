import { faultIn } from '../judge-fault.ts';
import type { PlannedCase } from '../prepare-exercise.ts';
import { runRecorded } from '../record/run-recorded.ts';
import type { CaseResult, CaseWorld } from './case-world.ts';
import { runExample } from './kinds/run-example.ts';
import { runGradient } from './kinds/run-gradient.ts';
import { runInvariant } from './kinds/run-invariant.ts';
import { runProperty } from './kinds/run-property.ts';
import { runStateful } from './kinds/run-stateful.ts';
import { runTraining } from './kinds/run-training.ts';

/** Runs one case. A new kind is added here. @throws JudgeFault when the exercise is broken, never for student code */
export function runCase(world: CaseWorld, spec: PlannedCase['spec']): Promise<CaseResult> {
  switch (spec.kind) {
    case 'example':
      return runExample(world, spec);
    case 'property':
      return runProperty(world, spec);
    case 'invariant':
      return runInvariant(world, spec);
    case 'gradient':
      return runGradient(world, spec);
    case 'training':
      return runTraining(world, spec);
    case 'stateful':
      return runStateful(world, spec);
    case 'recorded':
      return runRecorded(world, spec);
    default:
      throw faultIn('cases.ts', `holds a case of unknown kind. Build cases with the SDK's functions.`);
  }
}
