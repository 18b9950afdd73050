/** Why a model gave nothing that could be used. Whoever asks goes on without it. */
export type ModelFailure = "time-out" | "busy" | "unavailable" | "over-budget" | "unusable" | "stopped";

export class ModelError extends Error {
  readonly code: ModelFailure | "wrong-key";

  constructor(code: ModelFailure | "wrong-key", message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ModelError";
    this.code = code;
  }
}

/** The server refuses the key: asking again will not help, a person has to mend the settings. */
export class WrongKeyError extends ModelError {
  constructor(setting: string, options?: ErrorOptions) {
    super("wrong-key", `the model server refuses the key: check ${setting}`, options);
    this.name = "WrongKeyError";
  }
}
