/** What a sentence was refused for. */
export type GroundingFault =
  | "uncited"
  | "contact"
  | "date"
  | "number"
  | "word"
  | "term"
  | "name"
  | "misplaced"
  | "negation"
  | "unsupported"
  | "promise"
  | "self"
  | "hidden"
  | "prompt";

export type GroundingResult =
  | { readonly kind: "grounded" }
  | { readonly kind: "refused"; readonly fault: GroundingFault; readonly what: string };

/** A refusal; `what` names the part of the sentence, for the log. */
export function refuse(fault: GroundingFault, what: string): GroundingResult & { readonly kind: "refused" } {
  return { kind: "refused", fault, what };
}
