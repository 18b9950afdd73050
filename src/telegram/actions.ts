import { z } from "zod";

const DRAFT_STEPS = ["question", "name", "no-name", "chat", "email", "back", "send", "cancel"] as const;
const TICKET_STEPS = ["withdraw", "withdraw-confirmed", "keep", "helpful", "unhelpful", "continue"] as const;

export type DraftStep = (typeof DRAFT_STEPS)[number];
export type TicketStep = (typeof TICKET_STEPS)[number];

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
  z.object({ kind: z.literal("escalate"), turn: z.number() }),
  z.object({
    kind: z.literal("draft"),
    draft: z.number(),
    step: z.enum(DRAFT_STEPS),
    /** Of the text that stood above the button: consent is to what was seen. */
    seen: z.string().optional(),
  }),
  /** Takes an earlier question of the conversation along, or leaves it out. */
  z.object({ kind: z.literal("draft-turn"), draft: z.number(), index: z.number() }),
  z.object({ kind: z.literal("ticket"), ticket: z.number(), step: z.enum(TICKET_STEPS) }),
  /** Staff have answered a ticket past the bot. */
  z.object({ kind: z.literal("close"), ticket: z.number() }),
  /** Staff make a draft of a knowledge file out of an answer. */
  z.object({ kind: z.literal("propose"), ticket: z.number() }),
]);

export type Action = z.infer<typeof actionSchema>;
