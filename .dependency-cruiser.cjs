/** Imports point down the picture in the README: channels, conversation, then what it uses, the edges last. */
const layers = [["telegram", "cli"], ["conversation"], ["answering"], ["retrieval"], ["language"], ["knowledge"]];
const upwards = layers.flatMap((names, depth) =>
  names.map((name) => ({
    name: `${name}-imports-down-only`,
    severity: "error",
    comment: "An import here points up the architecture; take what you need as an argument instead.",
    from: { path: `^src/${name}/` },
    to: { path: `^src/(${layers.slice(0, depth).flat().join("|") || "(?!)"})/` },
  })),
);
module.exports = {
  forbidden: [
    ...upwards,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "wiring-is-the-edge",
      severity: "error",
      from: { path: "^src/(conversation|answering|retrieval|language|knowledge|telegram)/" },
      to: { path: "^src/(wiring|config|main)\\.ts$" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
