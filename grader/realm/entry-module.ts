/** One loaded solution (or reference) with its driver, ready to be called with plain values. */
import * as exercise from '#grader/exercise/index.ts';
import type { CallMode, CodeError, Cost, TensorValue, Value } from '#grader/protocol.ts';
import {
  ContractError,
  contractError,
  describeDriven,
  describeThrown,
  isLoadRefusal,
} from './code-errors.ts';
import type { EntryModule, EntryResult, EntrySource } from './entry-calls.ts';
import { giveInputs } from './given-inputs.ts';
import { asEsModule, type KnownModules, requireFrom } from './loading/known-modules.ts';
import { loadAwaitedModule, loadModule, type ModuleExports } from './loading/module-loader.ts';
import { describeSnippetError, runSnippet } from './loading/snippet.ts';
import { meterOf } from './metering.ts';
import type { KernelPolicy, Refusal } from './policy/kernel-policy.ts';
import type { ShowModule } from './show.ts';
import { encodeLimits, fromTensors, toTensors } from './tensor-codec.ts';
import type { Tensor, TensorFlow } from './tensorflow.ts';

export interface EntryOptions {
  /** The realm's own TensorFlow.js. */
  readonly tf: TensorFlow;
  /** What the code gets for '@tensorflow/tfjs'; default `tf` itself. */
  readonly tfForCode?: TensorFlow;
  /** Bytes of one result, at most. */
  readonly outputBytesMax: number;
  /** Refuses forbidden operations; default none are forbidden. */
  readonly policy?: KernelPolicy;
  /** What the code gets for '@descent/show'; default calls do nothing. */
  readonly show?: ShowModule;
}

export type EntryLoad =
  | { readonly kind: 'loaded'; readonly module: EntryModule }
  | { readonly kind: 'load-failed'; readonly error: CodeError };

const NO_SHOW: ShowModule = { show: () => {}, inspect: () => {}, progress: () => {} };

/**
 * Loads `source` and its driver. Tensors that the top level makes live as long as the realm. Does not throw: what is
 * wrong with the code is in the answer.
 */
export function createEntryModule(source: EntrySource, options: EntryOptions): EntryLoad {
  const modules = modulesOf(options);
  try {
    return loadedWith(load(source.fileName, source.source, modules), { source, options, modules });
  } catch (thrown) {
    return notLoaded(thrown, { source, options });
  }
}

/** A solution in its realm: its calls, and what else runs behind it. */
export type AwaitedLoad =
  | (Extract<EntryLoad, { kind: 'loaded' }> & {
      /** Evaluates a snippet that can import the solution; gives what kept it from coming to its end. Never throws. */
      readonly evaluate: (snippet: string) => Promise<CodeError | null>;
    })
  | Extract<EntryLoad, { kind: 'load-failed' }>;

/** Like {@link createEntryModule}, for a `source` whose top level may await. */
export async function createAwaitedEntryModule(
  source: EntrySource,
  options: EntryOptions,
): Promise<AwaitedLoad> {
  const modules = modulesOf(options);
  const { fileName } = source;
  try {
    const require = requireFrom(modules, fileName);
    const solution = await loadAwaitedModule({ fileName, source: source.source, require });
    const loaded = loadedWith(solution, { source, options, modules });
    if (loaded.kind !== 'loaded') return loaded;
    const known = { ...modules, './solution': asEsModule(solution), ...driverOf(source, modules) };
    return { ...loaded, evaluate: (snippet) => evaluate(snippet, { modules: known, source, options }) };
  } catch (thrown) {
    return notLoaded(thrown, { source, options });
  }
}

/** Snippets call the driver as the exercise does. */
function driverOf({ driver }: EntrySource, modules: KnownModules): KnownModules {
  return driver === null ? {} : { './driver': asEsModule(load('driver.ts', driver, modules)) };
}

async function evaluate(
  snippet: string,
  { modules, source, options }: { modules: KnownModules; source: EntrySource; options: EntryOptions },
): Promise<CodeError | null> {
  let problem: CodeError | null = null;
  try {
    await runSnippet(snippet, modules);
  } catch (thrown) {
    problem = describeSnippetError(thrown, source.fileName);
  }
  const refusal = options.policy?.takeRefusal();
  if (!refusal) return problem;
  const { line, file } = problem ?? {};
  const place = { ...(line === undefined ? {} : { line }), ...(file === undefined ? {} : { file }) };
  return { ...refusedAtLoad(refusal), ...(refusal.line === null ? place : {}) };
}

function modulesOf(options: EntryOptions): KnownModules {
  return {
    '@tensorflow/tfjs': asEsModule(options.tfForCode ?? options.tf),
    '@descent/exercise': asEsModule(exercise),
    '@descent/show': asEsModule(options.show ?? NO_SHOW),
  };
}

function loadedWith(
  solution: Exports,
  { source, options, modules }: { source: EntrySource; options: EntryOptions; modules: KnownModules },
): EntryLoad {
  const driver = source.driver === null ? {} : load('driver.ts', source.driver, modules);
  const refusal = options.policy?.takeRefusal();
  if (refusal) return { kind: 'load-failed', error: refusedAtLoad(refusal) };
  return { kind: 'loaded', module: createCalls({ solution, driver, source, options }) };
}

function notLoaded(
  thrown: unknown,
  { source, options }: { source: EntrySource; options: EntryOptions },
): Extract<EntryLoad, { kind: 'load-failed' }> {
  const refusal = options.policy?.takeRefusal();
  if (refusal) return { kind: 'load-failed', error: refusedAtLoad(refusal) };
  if (isLoadRefusal(thrown)) return { kind: 'load-failed', error: thrown.codeError };
  return { kind: 'load-failed', error: describeThrown(thrown, 'load', source.fileName) };
}

function refusedAtLoad({ operation, line }: Refusal): CodeError {
  const message = `${operation} is forbidden in this exercise.`;
  return { kind: 'load', name: 'RefusedOperation', message, ...(line === null ? {} : { line }) };
}

type Exports = ModuleExports;

function load(fileName: string, source: string, modules: KnownModules): Exports {
  return loadModule({ fileName, source, require: requireFrom(modules, fileName) });
}

interface Loaded {
  readonly solution: Exports;
  readonly driver: Exports;
  readonly source: EntrySource;
  readonly options: EntryOptions;
}

function createCalls(loaded: Loaded): EntryModule {
  const driverExports = functionNames(loaded.driver);
  return {
    exports: [...new Set([...functionNames(loaded.solution), ...driverExports])],
    driverExports,
    call: (name, args, mode) => call(loaded, name, args, mode),
  };
}

function functionNames(exports: Exports): string[] {
  return Object.keys(exports).filter((name) => typeof exports[name] === 'function');
}

async function call(
  { solution, driver, source, options }: Loaded,
  name: string,
  args: readonly Value[],
  mode: CallMode,
): Promise<EntryResult> {
  const { tf, policy } = options;
  const target = bind(solution, driver, name);
  if (target === null) return threw(contractError(`${source.fileName} exports no function named ${name}.`));
  const meter = meterOf(tf);
  const closeScope = openScope(tf);
  try {
    const given = giveInputs({ tf, meter }, args);
    const { inputs } = given;
    const run = mode.kind === 'vjp' ? vjpOf(tf, policy, target, inputs, mode) : () => target(...inputs);
    meter.start();
    let cost: Cost | null = null;
    try {
      const result = await run();
      const { value, tensors } = await fromTensors(result, encodeLimits(options.outputBytesMax));
      cost = meter.stop(tensors);
      const refusal = policy?.takeRefusal();
      if (refusal) return { kind: 'refused', ...refusal };
      return { kind: 'returned', value, cost, changedInput: given.change() };
    } catch (thrown) {
      cost ??= meter.stop([]);
      const refusal = policy?.takeRefusal();
      if (refusal) return { kind: 'refused', ...refusal };
      const driven = Object.hasOwn(driver, name);
      const error = driven
        ? describeDriven(thrown, source.fileName)
        : describeThrown(thrown, 'runtime', source.fileName);
      return threw(error, cost);
    }
  } finally {
    closeScope();
  }
}

type Target = (...inputs: unknown[]) => unknown;

function bind(solution: Exports, driver: Exports, name: string): Target | null {
  const driven = Object.hasOwn(driver, name) ? driver[name] : undefined;
  if (typeof driven === 'function') return (...inputs) => driven(solution, ...inputs);
  const entry = Object.hasOwn(solution, name) ? solution[name] : undefined;
  return typeof entry === 'function' ? (...inputs) => entry(...inputs) : null;
}

/** Like `tf.tidy`, across awaits: variables and kept tensors survive, everything else made inside does not. */
function openScope(tf: TensorFlow): () => void {
  const engine = tf.engine();
  const { startScope, endScope, state } = engine;
  const depth = state.scopeStack.length;
  startScope.call(engine, 'descent-call');
  return () => {
    // Code that left scopes of its own open must not keep ours open.
    while (state.scopeStack.length > depth) endScope.call(engine, undefined as never);
  };
}

interface Vjp {
  readonly wrt: readonly number[];
  readonly upstream: TensorValue;
}

/** Value and gradients of sum(result · upstream) for the arguments at `wrt`; zeros where nothing flows. */
function vjpOf(
  tf: TensorFlow,
  policy: KernelPolicy | undefined,
  target: Target,
  inputs: readonly unknown[],
  { wrt, upstream }: Vjp,
): () => { value: Tensor; gradients: Tensor[] } {
  const engine = tf.engine();
  const gradientsOf = policy?.gradients ?? engine.gradients.bind(engine);
  const by = wrt.map((position) => inputs[position] as Tensor);
  const dy = toTensors(tf, upstream) as Tensor;
  const forward = (): Tensor => {
    const result = target(...inputs);
    requireTensorLike(result, upstream);
    return result as Tensor;
  };
  return () => {
    const { value, grads } = gradientsOf(forward, by, dy, true);
    if (grads.every((gradient) => gradient == null)) {
      throw new ContractError(
        'No gradient flows from the result to the inputs. Values read with dataSync() or arraySync() and put into new tensors cut the chain; stay with tensor operations.',
      );
    }
    return { value, gradients: grads.map((gradient, i) => gradient ?? tf.zerosLike(by[i] as Tensor)) };
  };
}

function requireTensorLike(result: unknown, upstream: TensorValue): void {
  // Nobody waits for it, so nobody else would catch what it rejects with.
  if (result instanceof Promise) result.catch(() => undefined);
  if (typeof result !== 'object' || result === null || !('shape' in result)) {
    throw new ContractError(
      'To be differentiated, the function must return one tensor: no list or number, and no promise, so it cannot be async.',
    );
  }
  const shape = Array.from(result.shape as ArrayLike<number>);
  if (shape.join() !== upstream.shape.join()) {
    throw new ContractError(
      `Your result has shape [${shape.join(', ')}]. Expected [${upstream.shape.join(', ')}].`,
    );
  }
}

function threw(error: CodeError, cost: Cost | null = null): EntryResult {
  return { kind: 'threw', error, cost };
}
