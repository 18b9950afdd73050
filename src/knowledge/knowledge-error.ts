/** One thing that is wrong in the knowledge folder, and how to mend it. */
export interface KnowledgeProblem {
  /** Path as the person typed it, for example `knowledge/ka/iom.md`. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** `knowledge/ka/iom.md:12: what is wrong and how to mend it` */
export function formatProblem(problem: KnowledgeProblem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}

/** The folder cannot be served: the caller keeps its last good snapshot, or stops the start. */
export class KnowledgeError extends Error {
  readonly code = "knowledge_broken";
  readonly problems: readonly KnowledgeProblem[];

  constructor(problems: readonly KnowledgeProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "KnowledgeError";
    this.problems = problems;
  }
}
