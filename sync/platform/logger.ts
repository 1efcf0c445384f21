/** Structured logs (one JSON line each), redacted before they are written. */
import { pino, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import type { LogLevel } from './env-values.ts';
import { redact, redactText } from './redaction.ts';

/** One line of a level: facts first, then a sentence for a person. Put an error under `err`. */
interface WriteLine {
  (facts: object, message: string): void;
  (message: string): void;
}

/** Everything that is handed a logger needs only this. */
export interface Logger {
  readonly debug: WriteLine;
  readonly info: WriteLine;
  readonly warn: WriteLine;
  readonly error: WriteLine;
  /** A logger that adds these facts to each line. */
  child(facts: Readonly<Record<string, unknown>>): Logger;
}

/** Where lines go: anything with `write`, such as `process.stderr`. */
interface LogDestination {
  write(line: string): void;
}

/**
 * @param options.name which process writes, such as `web` or `worker`
 * @param options.destination standard output unless given
 */
export function createLogger(options: { level: LogLevel; name: string; destination?: LogDestination }): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    base: { name: options.name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Errors are written by `redact`; pino's own serializer would take the copy for a plain object.
    serializers: { err: (value: unknown) => value },
  };
  return redacting(options.destination ? pino(settings, options.destination) : pino(settings));
}

/** Redaction sits in front of pino: its own `redact` knows fixed paths only, and its formatters skip child facts. */
function redacting(inner: PinoLogger): Logger {
  const writer = (level: 'debug' | 'info' | 'warn' | 'error'): WriteLine => {
    return (first: object | string, message?: string): void => {
      if (!inner.isLevelEnabled(level)) return;
      if (typeof first === 'string') inner[level](redactText(first));
      else inner[level](redact(first), redactText(message ?? ''));
    };
  };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    child: (facts) => redacting(inner.child(redact(facts) as Record<string, unknown>)),
  };
}

/** Writes nothing; for tests and for tools that report in their own way. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};
