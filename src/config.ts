import { z } from "zod";

/** Every setting, read once from the environment by main.ts. */
const configSchema = z.object({
  KNOWLEDGE_DIR: z.string().min(1, "a folder is expected, for example ./knowledge").default("knowledge"),
  DATA_DIR: z.string().min(1, "a folder that can be written is expected, for example ./data").default("data"),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, "a token as @BotFather gives it is expected, like 123456:ABC…")
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "one of fatal, error, warn, info, debug, trace, silent is expected",
    )
    .default("info"),
});

export type Config = z.infer<typeof configSchema>;

/** The environment does not fit: one line for each variable, with what is right. */
export class ConfigError extends Error {
  readonly code = "config_broken";

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "ConfigError";
  }
}

/**
 * Reads the settings. An empty variable counts as not set, as .env files have it.
 *
 * @throws ConfigError with the name of each wrong variable; their values are not repeated, they may be secret
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = configSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} is wrong: ${issue.message}`));
}
