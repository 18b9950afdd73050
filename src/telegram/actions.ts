import { z } from "zod";

/** What a button may do. Read back from the database through this schema: it may be of an older version. */
export const actionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask"), question: z.string() }),
  z.object({ kind: z.literal("section"), document: z.string(), section: z.string() }),
  z.object({ kind: z.literal("topics") }),
  z.object({ kind: z.literal("documents"), of: z.string(), page: z.number() }),
  z.object({ kind: z.literal("document"), document: z.string(), page: z.number() }),
  z.object({ kind: z.literal("language"), language: z.enum(["ka", "en", "ru"]) }),
  z.object({ kind: z.literal("vote"), turn: z.number(), verdict: z.enum(["up", "down"]) }),
  z.object({ kind: z.literal("reason"), turn: z.number(), reason: z.enum(["wrong", "old", "incomplete", "unclear"]) }),
  z.object({
    kind: z.literal("reword"),
    /** `simpler`, or the code of a language. */
    into: z.string(),
    body: z.string(),
    language: z.enum(["ka", "en", "ru"]),
    cited: z.array(z.object({ document: z.string(), section: z.string() })),
  }),
  z.object({ kind: z.literal("delete"), confirmed: z.boolean() }),
]);

export type Action = z.infer<typeof actionSchema>;
