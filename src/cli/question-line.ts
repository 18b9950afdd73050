import { z } from "zod";

/** Longer questions are asked to be shortened; nobody asks in a thousand characters what a person could answer. */
export const LONGEST_QUESTION = 1000;

/** The input of `ask` and `search`. */
export const questionLine = z.object({
  id: z.union([z.string(), z.number()]),
  question: z
    .string({ error: "a question is expected" })
    .trim()
    .min(1, "a question is expected")
    .max(LONGEST_QUESTION, `a question has at most ${LONGEST_QUESTION} characters: shorten it`),
  language: z.string().optional(),
});
