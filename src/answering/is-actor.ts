import type { Snapshot } from "../retrieval/passage-index.ts";

const actorsBySnapshot = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Whether a key is the name of somebody who does things; where the glossary marks nobody, every name may be. */
export function isActor(key: string, snapshot: Snapshot): boolean {
  if (!key.startsWith("term:")) return false;
  const actors = actorsBySnapshot.get(snapshot) ?? findActors(snapshot);
  return actors.size === 0 || actors.has(key);
}

function findActors(snapshot: Snapshot): ReadonlySet<string> {
  const actors = new Set(snapshot.knowledge.glossary.filter(({ acts }) => acts).map(({ id }) => `term:${id}`));
  actorsBySnapshot.set(snapshot, actors);
  return actors;
}
