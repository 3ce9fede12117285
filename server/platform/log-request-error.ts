import type { Instrumentation } from 'next';
import { logger } from './logger.ts';

/** Logs what a page, action or handler threw, once, under the id that the error page shows. */
export const logRequestError: Instrumentation.onRequestError = (error, request, context) => {
  logger.error(
    { id: digestOf(error), error, method: request.method, path: request.path, route: context.routePath },
    'A request failed.',
  );
};

function digestOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;
}
