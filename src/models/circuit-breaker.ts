import { ModelError } from "./model-error.ts";

/** So many failures in a row open the circuit, for so long; then one call may try. */
const FAILURES = 4;
const OPEN = 30_000;

/** Stops calls to a server that is down, so that nobody waits for it; tries again after a while. */
export interface CircuitBreaker {
  /** @throws ModelError `unavailable` at once while the circuit is open */
  check(): void;
  succeeded(): void;
  failed(error: unknown): void;
  readonly state: "closed" | "open" | "trying";
}

export function createCircuitBreaker(now: () => number = Date.now, open = OPEN): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  let trying = false;
  return {
    check() {
      if (failures < FAILURES) return;
      if (now() < openUntil || trying)
        throw new ModelError("unavailable", "the model server is down; trying again soon");
      trying = true;
    },
    succeeded() {
      failures = 0;
      trying = false;
    },
    failed(error) {
      trying = false;
      // Neither a stop by the person nor a spent budget says anything about the server.
      if (error instanceof ModelError && (error.code === "stopped" || error.code === "over-budget")) return;
      failures++;
      if (failures >= FAILURES) openUntil = now() + open;
    },
    get state() {
      if (failures < FAILURES) return "closed";
      return trying ? "trying" : "open";
    },
  };
}
