import { z } from "zod";

const namesSchema = z.strictObject({
  name: z.string().min(1),
  short: z.array(z.string().min(1)).default([]),
  spoken: z.array(z.string().min(1)).default([]),
});

/** The shape of glossary.yaml: what means the same in the three languages. */
export const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string().min(1),
      /** An organisation or a group: somebody who does things, and may be the answer to "who". */
      acts: z.boolean().default(false),
      ka: namesSchema,
      en: namesSchema,
      ru: namesSchema,
    }),
  ),
});

export type GlossaryTerm = z.infer<typeof glossarySchema>["terms"][number];

/** Every name, abbreviation and spoken variant of a term, in all languages. */
export function termNames(term: GlossaryTerm): readonly string[] {
  return [term.ka, term.en, term.ru].flatMap((names) => [names.name, ...names.short, ...names.spoken]);
}
