import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Stands in a query for a value that each call brings. */
class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Compiles a query once, when it is first asked; a call only binds its values. Building and compiling costs several times
 * what SQLite needs to run a small query, and the way of every question has a handful of them.
 *
 * @param build builds the query; `value("name")` stands for the value of that name
 */
export function prepareQuery<Values extends object, Row>(
  database: Kysely<Tables>,
  build: (value: <Name extends keyof Values & string>(name: Name) => Values[Name]) => Compilable<Row>,
): (values: Values) => Promise<Row[]> {
  // Kysely takes whatever is no expression of its own for a value and puts it among the parameters.
  const compile = () =>
    build(<Name extends keyof Values & string>(name: Name) => new Parameter(name) as Values[Name]).compile();
  let compiled: CompiledQuery<Row> | undefined;
  return async (values) => {
    compiled ??= compile();
    const { sql, query, queryId } = compiled;
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Parameter ? values[parameter.name as keyof Values] : parameter,
    );
    const { rows } = await database.executeQuery<Row>({ sql, query, queryId, parameters });
    return rows;
  };
}
