/** Waits for things that change now and then. */
export interface Waiting {
  /** Something may have changed. */
  changed(): void;
  /** Resolves to what the condition finds; looked at after every change, and now and then. */
  until<Found>(condition: () => Found | undefined | false, milliseconds: number): Promise<Found>;
}

const LOOK_EVERY = 100;

export function createWaiting(): Waiting {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of listeners) listener();
    },
    async until(condition, milliseconds) {
      const deadline = Date.now() + milliseconds;
      for (;;) {
        const found = condition();
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain for ${condition}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(end, Math.min(LOOK_EVERY, milliseconds));
          function end() {
            clearTimeout(timer);
            listeners.delete(end);
            resolve();
          }
          listeners.add(end);
        });
      }
    },
  };
}
