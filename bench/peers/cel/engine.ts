/** CEL: expressions, planned once; each answers or fails by itself. Whole numbers are bigint and exact; there is no min, max or table, so brackets are written out. */
import { cut, ruleFile, toldOf, type PeerMaker } from "../peer.ts";

type Planned = (bindings: unknown) => unknown;
interface Cel {
  readonly celEnv: () => unknown;
  readonly parse: (expression: string) => unknown;
  readonly plan: (environment: unknown, expression: unknown) => Planned;
}

export const cel: PeerMaker = async (load) => {
  const { celEnv, parse, plan } = (await load("@bufbuild/cel")) as Cel;
  const environment = celEnv();
  const planned = Object.values(JSON.parse(ruleFile("cel/rules.json")) as Record<string, string>).map((expression) => plan(environment, parse(expression)));
  return {
    input: (each) => Object.fromEntries(Object.entries(toldOf(each)).map(([name, value]) => [name, typeof value === "number" ? BigInt(value) : value])),
    run: (input) => planned.map((run) => {
      const value = run(input);
      return typeof value === "bigint" ? cut(value) : undefined;
    }),
  };
};
