import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger } from 'pino';

/** The parts of an error that a log may hold: its kind and where it was thrown, never its words. */
export type LoggedError = { readonly kind: string; readonly code?: string; readonly at?: readonly string[] };

/**
 * A logger that writes one JSON object a line, to standard output or to `to`. What it is given must hold no personal
 * data; errors passed as `err` are cut down to `safeError`, whose messages may quote what somebody typed.
 */
export function openLogger(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { name: 'kith' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: {
      logMethod(args, method) {
        method.apply(this, withoutErrorWords(args) as Parameters<typeof method>);
      },
    },
    serializers: { err: safeError, error: safeError, req: () => undefined, res: () => undefined },
  };
  return to ? pino(options, to) : pino(options);
}

/** Libraries log an error with its message for words, and pino takes the message where none are given. */
function withoutErrorWords(args: readonly unknown[]): readonly unknown[] {
  const [first, words, ...rest] = args;
  const held = typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined;
  const cause = first instanceof Error ? first : held;
  if (!(cause instanceof Error)) return args;
  const said = typeof words === 'string' && !words.includes(cause.message) ? words : 'an error';
  return [first instanceof Error ? { err: first } : first, said, ...rest];
}

/** An error as the log keeps it: class, code, and the places in the code. The message stays out. */
export function safeError(cause: unknown): LoggedError {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const code = 'sqlstate' in cause ? cause.sqlstate : 'code' in cause ? cause.code : undefined;
  const at = cause.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    kind: cause.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(at === undefined ? {} : { at }),
  };
}
