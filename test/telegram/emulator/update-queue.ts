import { ApiError } from "./api-error.ts";

export interface QueuedUpdate {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Updates that wait for the bot: confirmed by the offset of the next call, as Telegram does it. */
export class UpdateQueue {
  #pending: QueuedUpdate[] = [];
  #next = 1000;
  #poller: { wake: () => void; conflict: () => void } | undefined;
  #onUpdate: ((update: QueuedUpdate) => void) | undefined;

  /** Sends every update to this listener instead, while a webhook is set. */
  redirect(listener: ((update: QueuedUpdate) => void) | undefined): void {
    this.#onUpdate = listener;
    if (listener) for (const update of this.#pending.splice(0)) listener(update);
  }

  add(content: Readonly<Record<string, unknown>>): number {
    const update = { update_id: this.#next++, ...content };
    if (this.#onUpdate) this.#onUpdate(update);
    else this.#pending.push(update);
    this.#poller?.wake();
    return update.update_id;
  }

  /** Puts an update back that was told already, as happens after a lost confirmation. */
  repeat(update: QueuedUpdate): void {
    this.#pending.push(update);
    this.#poller?.wake();
  }

  get size(): number {
    return this.#pending.length;
  }

  /** `getUpdates`: forgets what lies below the offset, then waits for more. A second poller ends the first with 409. */
  async take(offset: number, limit: number, seconds: number, closed: AbortSignal): Promise<QueuedUpdate[]> {
    if (this.#onUpdate) throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active");
    this.#pending = this.#pending.filter((update) => update.update_id >= offset);
    this.#poller?.conflict();
    if (this.#pending.length === 0 && seconds > 0) await this.#wait(seconds, closed);
    return this.#pending.slice(0, limit);
  }

  async #wait(seconds: number, closed: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const poller = {
        wake: () => end(resolve),
        conflict: () =>
          end(() =>
            reject(
              new ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
              ),
            ),
          ),
      };
      const end = (settle: () => void) => {
        clearTimeout(timer);
        if (this.#poller === poller) this.#poller = undefined;
        settle();
      };
      const timer = setTimeout(() => end(resolve), seconds * 1000);
      closed.addEventListener("abort", () => end(resolve), { once: true });
      this.#poller = poller;
    });
  }
}
