/** Why a process could not start, as one sentence for the person who started it. */

export type StartupFailureKind =
  | 'data-folder-busy'
  | 'data-folder-unusable'
  | 'disk-full'
  | 'database-damaged'
  | 'database-unreachable'
  | 'settings-wrong';

const STARTUP_FAILURE = 'DescentStartupFailure';

/** Thrown while starting; `message` is one sentence that says what is wrong and what to do. Scripts print it and exit with 1. */
export class StartupFailure extends Error {
  override readonly name = STARTUP_FAILURE;
  readonly kind: StartupFailureKind;

  constructor(kind: StartupFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** By brand: the class exists once per bundle. */
export function isStartupFailure(error: unknown): error is StartupFailure {
  return error instanceof Error && error.name === STARTUP_FAILURE;
}
