/** publicodes: yes and no are oui and non, words stand in quotes. The trace is always on. */
import { parse } from "yaml";
import { cut, ruleFile, toldOf, type PeerMaker } from "../peer.ts";

interface Engine {
  readonly setSituation: (situation: Readonly<Record<string, string | number>>) => Engine;
  readonly evaluate: (rule: string) => { readonly nodeValue: unknown };
}
type Publicodes = { readonly default: new (rules: unknown, options: { readonly logger: Readonly<Record<"log" | "warn" | "error", () => void>> }) => Engine };

const AWARDS = ["title award", "finance award", "product award"];
const silent = (): void => undefined;

export const publicodes: PeerMaker = async (load) => {
  const { default: Engine } = (await load("publicodes")) as Publicodes;
  const engine = new Engine(parse(ruleFile("publicodes/rules.yaml")), { logger: { log: silent, warn: silent, error: silent } });
  const said = (value: boolean | string | number): string | number => (typeof value === "boolean" ? (value ? "oui" : "non") : typeof value === "string" ? `'${value}'` : value);
  return {
    input: (each) => Object.fromEntries(Object.entries(toldOf(each)).map(([name, value]) => [name, said(value)])),
    run: (input) => {
      engine.setSituation(input as Record<string, string | number>);
      return AWARDS.map((award) => cut(engine.evaluate(award).nodeValue));
    },
  };
};
