/** GoRules ZEN: a graph of expressions, decimals inside; every answer is awaited. */
import { cut, ruleFile, toldOf, type PeerMaker } from "../peer.ts";

interface Decision {
  readonly evaluate: (context: unknown) => Promise<{ readonly result: Readonly<Record<string, unknown>> }>;
}
type Zen = { readonly ZenEngine: new () => { readonly createDecision: (content: unknown) => Decision } };

export const zenEngine: PeerMaker = async (load) => {
  const module = (await load("@gorules/zen-engine")) as Zen & { readonly default?: Zen };
  const { ZenEngine } = module.default ?? module;
  const decision = new ZenEngine().createDecision(JSON.parse(ruleFile("zen-engine/decision.json")));
  return {
    input: toldOf,
    run: async (input) => {
      const { result } = await decision.evaluate(input);
      return [cut(result["title"]), cut(result["finance"]), cut(result["product"])];
    },
  };
};
