import { CallbackManager, type Callbacks } from "@langchain/core/callbacks/manager";
import type { Trace } from "./trace.ts";

/**
 * Tells LangChain callback handlers of every step as a run, steps within steps as its children.
 *
 * @param mask takes personal data out of every text that a handler gets
 * @returns undefined where there is nobody to tell
 */
export function createLangChainTrace(callbacks: Callbacks, mask: (text: string) => string): Trace | undefined {
  const manager = CallbackManager.configure(callbacks);
  return manager && traceWith(manager, mask);
}

function traceWith(manager: CallbackManager, mask: (text: string) => string): Trace {
  return async (name, inputs, run) => {
    const serialized = { lc: 1 as const, type: "not_implemented" as const, id: ["megzuri", name] };
    const started = await manager.handleChainStart(
      serialized,
      maskValue(inputs, mask) as Record<string, unknown>,
      undefined,
      "chain",
      undefined,
      undefined,
      name,
    );
    try {
      const result = await run(traceWith(started.getChild(), mask));
      await started.handleChainEnd({ output: maskValue(result, mask) });
      return result;
    } catch (error) {
      await started.handleChainError(error);
      throw error;
    }
  };
}

function maskValue(value: unknown, mask: (text: string) => string): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "string" ? mask(part) : part)));
}
