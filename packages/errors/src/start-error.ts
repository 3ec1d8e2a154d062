/** A setting that is missing or wrong. The message is one line that names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  /** Name of the environment variable or option. */
  readonly setting: string;

  constructor(setting: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.setting = setting;
  }
}

/** The process cannot start for a reason outside it: a taken port, a locked folder, a database that does not answer. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
