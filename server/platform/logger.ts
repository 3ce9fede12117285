/** The log of the server: JSON lines on standard output in production, the same elsewhere. */
import { pino } from 'pino';

export const logger = pino({
  name: 'descent',
  level: process.env.DESCENT_LOG_LEVEL ?? 'info',
  serializers: { error: pino.stdSerializers.errWithCause },
});
