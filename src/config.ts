import path from "node:path";
import { z } from "zod";
import { checkMailSettings, mailShape } from "./mail-config.ts";
import type { DailyLimit } from "./models/model-budget.ts";

const onOneLine = (text: string) => text.trim();

const serverUrl = z
  .url({ protocol: /^https?$/, error: "the address of a server is expected, like http://localhost:8000/v1" })
  .transform((url) => url.replace(/\/$/, ""));
const price = z
  .string()
  .regex(
    /^\d+(?:\.\d+)?\s*\/\s*\d+(?:\.\d+)?$/,
    "US dollars for a million tokens read and written are expected, like 0.15/0.60",
  )
  .transform((text) => {
    const [input = 0, output = 0] = text.split("/").map(Number);
    return { input, output };
  });

/** Two working days, with holidays between them, and time to read the answer. */
const SHORTEST_WITH_TICKETS = 14;

/** Every setting, read once from the environment by main.ts. */
const configSchema = z
  .object({
    KNOWLEDGE_DIR: z.string().min(1, "a folder is expected, for example ./knowledge").default("knowledge"),
    DATA_DIR: z.string().min(1, "a folder that can be written is expected, for example ./data").default("data"),
    DATA_KEY: z
      .base64("32 bytes in base64 are expected; `openssl rand -base64 32` makes them")
      .transform((text) => Buffer.from(text, "base64"))
      .refine((key) => key.length === 32, "32 bytes in base64 are expected; `openssl rand -base64 32` makes them")
      .optional(),
    DATA_KEY_FILE: z.string().min(1, "a file is expected, for example keys/data.key").default("keys/data.key"),
    RETENTION_DAYS: z.coerce
      .number("a whole number of days from 1 to 3650 is expected")
      .int("a whole number of days from 1 to 3650 is expected")
      .min(1, "a whole number of days from 1 to 3650 is expected")
      .max(3650, "a whole number of days from 1 to 3650 is expected")
      .default(90),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .transform(onOneLine)
      .pipe(z.string().regex(/^\d+:[\w-]{20,}$/, "a token as @BotFather gives it is expected, like 123456:ABC…"))
      .optional(),
    TELEGRAM_API_ROOT: z
      .url("the address of a Bot API server is expected, like http://localhost:8081")
      .transform((url) => url.replace(/\/$/, ""))
      .optional(),
    STAFF_CHAT_ID: z.coerce
      .number("the id of a chat is expected, like -1001234567890")
      .int("the id of a chat is expected, like -1001234567890")
      .optional(),
    PUBLIC_URL: z
      .url("the https address that Telegram can reach is expected, like https://bot.example.ge")
      .transform((url) => url.replace(/\/$/, ""))
      .optional(),
    PORT: z.coerce
      .number("a port from 1 to 65535 is expected")
      .int("a port from 1 to 65535 is expected")
      .min(0, "a port from 1 to 65535 is expected")
      .max(65535, "a port from 1 to 65535 is expected")
      .optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, "16 to 256 of A-Z, a-z, 0-9, _ and - are expected")
      .optional(),
    OPENAI_API_KEY: z.string().transform(onOneLine).optional(),
    OPENAI_BASE_URL: serverUrl.optional(),
    CHAT_MODEL: z.string().transform(onOneLine).optional(),
    EMBEDDING_API_KEY: z.string().transform(onOneLine).optional(),
    EMBEDDING_BASE_URL: serverUrl.optional(),
    EMBEDDING_MODEL: z.string().transform(onOneLine).optional(),
    EMBEDDING_DIMENSIONS: z.coerce
      .number("the length of the model's vectors is expected, like 1024")
      .int("the length of the model's vectors is expected, like 1024")
      .min(1, "the length of the model's vectors is expected, like 1024")
      .optional(),
    TRANSCRIPTION_MODEL: z.string().transform(onOneLine).optional(),
    ANSWER_TIMEOUT: z.coerce
      .number("seconds from 1 to 120 are expected")
      .min(1, "seconds from 1 to 120 are expected")
      .max(120, "seconds from 1 to 120 are expected")
      .default(20),
    MODEL_BUDGET_PER_DAY: z
      .string()
      .regex(/^\d+(?:\.\d+)?(?:\s*USD)?$/i, "tokens or dollars are expected, like 500000 or 2.50 USD")
      .transform((text): DailyLimit => {
        const most = Number.parseFloat(text);
        return /usd$/i.test(text) ? { kind: "money", most } : { kind: "tokens", most };
      })
      .optional(),
    CHAT_PRICE: price.optional(),
    EMBEDDING_PRICE: z.coerce.number("US dollars for a million tokens are expected, like 0.02").min(0).optional(),
    LANGSMITH_TRACING: z.string().optional(),
    LANGCHAIN_TRACING_V2: z.string().optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
    ...mailShape,
    LOG_LEVEL: z
      .enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "one of fatal, error, warn, info, debug, trace, silent is expected",
      )
      .default("info"),
  })
  .refine((config) => config.MODEL_BUDGET_PER_DAY?.kind !== "money" || config.CHAT_PRICE !== undefined, {
    path: ["CHAT_PRICE"],
    message: "a budget in dollars needs it: US dollars for a million tokens read and written, like 0.15/0.60",
  })
  .refine((config) => config.PUBLIC_URL === undefined || config.TELEGRAM_WEBHOOK_SECRET !== undefined, {
    path: ["TELEGRAM_WEBHOOK_SECRET"],
    message: "it is needed with PUBLIC_URL, or anybody could send updates: 16 to 256 of A-Z, a-z, 0-9, _ and -",
  })
  .superRefine(checkMailSettings)
  .refine((config) => config.SMTP_URL === undefined || config.RETENTION_DAYS >= SHORTEST_WITH_TICKETS, {
    path: ["RETENTION_DAYS"],
    message: `with SMTP_URL at least ${SHORTEST_WITH_TICKETS} days are needed: a question to the secretariat may wait for days off`,
  })
  .refine((config) => config.DATA_KEY !== undefined || !isInside(config.DATA_KEY_FILE, config.DATA_DIR), {
    path: ["DATA_KEY_FILE"],
    message: "the key must not lie beside what it opens: name a file outside DATA_DIR",
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

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(path.resolve(folder), path.resolve(file));
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}
