/** One check of a receiving server: what it checked, what came of it, and for whom. */
export interface AuthenticationResult {
  readonly method: string;
  readonly result: string;
  /** Like `header.from` or `smtp.mailfrom`, in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Reads an Authentication-Results header (RFC 8601): comments may lie within comments, and a value may be quoted with
 * anything in it, so nothing is cut before both are known.
 */
export function readAuthenticationResults(header: string): {
  readonly server: string;
  readonly results: readonly AuthenticationResult[];
} {
  const [server = [], ...checks] = partsOf(header.toLowerCase());
  return { server: server[0] ?? "", results: checks.flatMap(readCheck) };
}

function readCheck(words: readonly string[]): AuthenticationResult[] {
  const pairs = words.flatMap((word): [string, string][] => {
    const at = word.indexOf("=");
    return at > 0 ? [[word.slice(0, at), word.slice(at + 1)]] : [];
  });
  const [[method, result] = ["", ""], ...properties] = pairs;
  return method === "" ? [] : [{ method: method.split("/")[0] ?? "", result, properties: new Map(properties) }];
}

/** The domain of an address or of a bare domain; what stands in quotes before the @ is no domain. */
export function domainOf(value: string): string {
  return value.slice(value.lastIndexOf("@") + 1);
}

/**
 * Words of each part between semicolons; comments are gone, "a = b" is one word, quotes are kept as they stand. Quotes count
 * within comments, too: servers put senders there as they came.
 */
function partsOf(text: string): string[][] {
  const parts: string[][] = [[]];
  let word = "";
  let depth = 0;
  let quoted = false;
  const end = () => {
    if (word !== "") parts.at(-1)?.push(word);
    word = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === "\\" && (quoted || depth > 0)) {
      if (depth === 0) word += text.slice(at, at + 2);
      at++;
    } else if (quoted) {
      if (depth === 0) word += letter;
      quoted = letter !== '"';
    } else if (letter === "(") depth++;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === '"') {
      if (depth === 0) word += letter;
      quoted = true;
    } else if (depth > 0) continue;
    else if (letter === ";") {
      end();
      parts.push([]);
    } else if (/\s/.test(letter)) {
      const next = /\S/.exec(text.slice(at))?.[0];
      if (!word.endsWith("=") && next !== "=") end();
    } else word += letter;
  }
  end();
  return parts;
}
