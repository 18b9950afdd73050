import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { ModelError, WrongKeyError } from "./model-error.ts";

/**
 * An error of the client as one of ours. The message is written anew: a server's words may hold what was sent to it.
 *
 * @param setting the setting whose key was used, to be named where it is wrong
 */
export function asModelError(error: unknown, signal: AbortSignal, setting: string): ModelError {
  if (error instanceof ModelError) return error;
  if (signal.aborted || error instanceof APIUserAbortError) {
    const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
    return timedOut
      ? new ModelError("time-out", "the model server took too long")
      : new ModelError("stopped", "stopped");
  }
  const options = { cause: error };
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError)
    return new WrongKeyError(setting, options);
  if (error instanceof APIConnectionTimeoutError)
    return new ModelError("time-out", "the model server took too long", options);
  if (error instanceof RateLimitError) return new ModelError("busy", "the model server asks to wait", options);
  if (error instanceof APIConnectionError || (error instanceof APIError && (error.status ?? 500) >= 500))
    return new ModelError("unavailable", "the model server cannot be reached", options);
  if (error instanceof APIError)
    return new ModelError(
      "unusable",
      `the model server refuses the call with ${error.status}: check the model's name`,
      options,
    );
  return new ModelError("unavailable", "the answer of the model server broke off", options);
}
