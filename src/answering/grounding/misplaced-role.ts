import { analyzeText } from "../../language/analyze-text.ts";
import type { GlossaryMatcher } from "../../language/glossary-matcher.ts";
import { conceptsOf } from "../../retrieval/passage-index.ts";
import type { Evidence } from "./evidence.ts";

/** What one body does and another does not: who has which of these is what people ask. */
const ROLES = new Set(["concept:chair", "concept:coordinate", "concept:fund", "concept:implement"]);
/** Of these, whoever is named in the passages must be named. */
const LED_BY = new Set(["concept:chair", "concept:coordinate"]);
/** Names a kind of body instead of saying what one does. */
const DONOR = /^(?:donor|донор|დონორ)/u;
/** Words between a name and its role. */
const NEAR = 7;

/**
 * Finds a body that is given the role of another one: of each glossary name with a role beside it, some place of the
 * passages must name both together.
 *
 * @returns the name, or undefined where all have roles of their own
 */
export function misplacedRole(
  text: string,
  evidence: readonly Evidence[],
  glossary: GlossaryMatcher,
): string | undefined {
  const tokens = analyzeText(text);
  const names = glossary.match(tokens);
  const roles = tokens.flatMap((token, at) =>
    DONOR.test(token.word) || (names[at] ?? []).length > 0
      ? []
      : conceptsOf(token).flatMap((role) => (ROLES.has(role) ? [{ role, at }] : [])),
  );
  if (roles.length === 0) return undefined;
  const units = evidence.flatMap((one) => one.units);
  const led = roles.filter(({ role }) => LED_BY.has(role));
  if (led.length > 0) {
    const subjects = new Set(evidence.flatMap((one) => [...one.subject]));
    const leaders = units
      .filter(({ keys }) => led.some(({ role }) => keys.has(role)))
      .flatMap(({ keys }) => [...keys].filter((key) => key.startsWith("term:") && !subjects.has(key)));
    const said = new Set(names.flat());
    if (leaders.length > 0 && !leaders.some((leader) => said.has(leader))) return led.map(({ role }) => role).join(" ");
  }
  for (const [index, terms] of names.entries()) {
    for (const term of terms) {
      const near = roles.map(({ role, at }) => ({ role, distance: Math.abs(at - index) }));
      const nearest = Math.min(...near.map(({ distance }) => distance));
      if (nearest > NEAR) continue;
      const beside = near.filter(({ distance }) => distance <= nearest + 1).map(({ role }) => role);
      const together = units.some(({ keys }) => keys.has(term) && beside.some((role) => keys.has(role)));
      const elsewhere = units.some(({ keys }) => !keys.has(term) && beside.some((role) => keys.has(role)));
      // The name of what the passage is about is seldom repeated in its sentences.
      const subject = evidence.some((one) => one.subject.has(term));
      if (!together && elsewhere && !subject) return `${term} ${beside.join(" ")}`;
    }
  }
  return undefined;
}
