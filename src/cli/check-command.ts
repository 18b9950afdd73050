import { checkKnowledge } from "../knowledge/check-knowledge.ts";
import { formatProblem, KnowledgeError } from "../knowledge/knowledge-error.ts";
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import { detectDocumentLanguage } from "../language/detect-language.ts";

/** `check`: prints every problem of a knowledge folder; true where there is none. */
export async function checkCommand(folder: string, today: Date, write: (line: string) => void): Promise<boolean> {
  try {
    const knowledge = await loadKnowledge(folder, detectDocumentLanguage);
    const problems = checkKnowledge(knowledge, today);
    for (const problem of problems) write(formatProblem(problem));
    if (problems.length === 0) write(`${folder}: ${knowledge.documents.length} documents, all sound`);
    return problems.length === 0;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    write(error.message);
    return false;
  }
}
