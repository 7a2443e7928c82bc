/** json-rules-engine: conditions are data, but its rules have no arithmetic; amounts are facts worked out by JavaScript. */
import { cut, ruleFile, toldOf, type PeerMaker, type Told } from "../peer.ts";

interface Almanac {
  readonly factValue: (name: string) => Promise<unknown>;
}
interface Engine {
  readonly addRule: (rule: unknown) => void;
  readonly addFact: (name: string, value: (params: unknown, almanac: Almanac) => Promise<number>) => void;
  readonly run: (facts: Told) => Promise<{ readonly events: readonly { readonly type: string; readonly params: { readonly amount: unknown } }[] }>;
}
type Module = { readonly Engine: new (rules: readonly unknown[], options: { readonly replaceFactsInEventParams: boolean }) => Engine };

const YI = 10_000_000_000;
const AWARDS = ["title", "finance", "product"];

export const jsonRulesEngine: PeerMaker = async (load) => {
  const { Engine } = (await load("json-rules-engine")) as Module;
  const engine = new Engine([], { replaceFactsInEventParams: true });
  for (const rule of JSON.parse(ruleFile("json-rules-engine/rules.json")) as unknown[]) engine.addRule(rule);
  const number = async (almanac: Almanac, name: string): Promise<number> => Number(await almanac.factValue(name));
  engine.addFact("titleAmount", async (_params, almanac) =>
    (await almanac.factValue("obtained")) === "期满重新认定" ? 5_000_000 : Math.min(50_000_000, Math.max(5_000_000, (await number(almanac, "research")) * 0.1)));
  engine.addFact("financeAmount", async (_params, almanac) => {
    const raised = await number(almanac, "raised");
    return Math.min(200_000_000, Math.max(0, Math.min(raised, 25 * YI) - 20 * YI) * 0.02 + Math.max(0, raised - 25 * YI) * 0.03);
  });
  engine.addFact("productAmount", async (_params, almanac) => Math.min(10_000_000, (await number(almanac, "products")) * 5_000_000));
  return {
    input: toldOf,
    run: async (input) => {
      const { events } = await engine.run(input as Told);
      return AWARDS.map((award) => {
        const event = events.find(({ type }) => type === award);
        return event ? cut(event.params.amount) : 0;
      });
    },
  };
};
