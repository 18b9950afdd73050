import { defineConfig } from "vitest/config";

// Most tests wait for servers and processes; two at a time keep two cores busy.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 30_000, maxWorkers: 2 },
});
