type Level = 'warn' | 'error';

/** Apollo's loggers without their chatter: warnings and errors as lines of JSON on stderr, like all that the gateway logs. */
export const quietLogger = {
  debug: () => {},
  info: () => {},
  warn: (message?: unknown) => log('warn', message),
  error: (message?: unknown) => log('error', message),
};

function log(level: Level, message: unknown): void {
  const entry = { time: new Date().toISOString(), level, service: 'gateway', message: String(message) };
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}
