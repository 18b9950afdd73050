/** What the person typed cannot be carried out: one clear line on standard error and exit 1. */
export class CommandError extends Error {
  readonly code = "command_wrong";

  constructor(message: string) {
    super(message);
    this.name = "CommandError";
  }
}
