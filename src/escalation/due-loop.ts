/** Longest sleep, in milliseconds: a clock that was set, or a write that nobody announced, is noticed then. */
const LONGEST_SLEEP = 60_000;

export interface DueLoop {
  /** There may be work now. */
  wake(): void;
  /** Takes no new work; resolves when what was begun has ended. */
  stop(): Promise<void>;
}

/**
 * Works off what is owed when its time comes: at once when woken, else when the next is due.
 *
 * @param work does what is due; its errors are told to `onError` and end nothing
 * @param nextAt when something is due next, in milliseconds since 1970; undefined for nothing
 */
export function startDueLoop(dependencies: {
  readonly work: (stopping: AbortSignal) => Promise<void>;
  readonly nextAt: () => Promise<number | undefined>;
  readonly now: () => number;
  readonly onError: (error: Error) => void;
}): DueLoop {
  const { work, nextAt, now, onError } = dependencies;
  const stopping = new AbortController();
  let woken = true;
  let wakeUp = () => {};
  const sleepUntil = (moment: number | undefined) =>
    new Promise<void>((resolve) => {
      if (woken || stopping.signal.aborted) return resolve();
      const timer = setTimeout(
        resolve,
        Math.max(0, Math.min(LONGEST_SLEEP, (moment ?? Number.POSITIVE_INFINITY) - now())),
      );
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      let next: number | undefined = now() + LONGEST_SLEEP;
      try {
        await work(stopping.signal);
        next = await nextAt();
      } catch (error) {
        onError(error as Error);
      }
      await sleepUntil(next);
    }
  };
  const finished = run();
  const wake = () => {
    woken = true;
    wakeUp();
  };
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await finished;
    },
  };
}
