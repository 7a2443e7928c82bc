/** 一组条款: what a run settles together, and how its rules read in SQL. */
import { groupsOf, kindsRead, lowerRule, needsOf, standsAlone, type Bit, type CompiledLibrary, type CompiledRule, type LowerAsking, type LoweredRule, type Needs, type Told } from "#engine/lower";

export interface Group {
  /** From 1, in the order of the documents. */
  readonly number: number;
  /** Number of its first rule among those of all groups. */
  readonly first: number;
  readonly rules: readonly CompiledRule[];
  readonly lowered: readonly LoweredRule[];
  /** Left to the explaining evaluator, with the reason. */
  readonly explained: readonly { readonly rule: CompiledRule; readonly why: string }[];
  /** Kinds and facts of the enterprise its rules can look at. */
  readonly reads: ReadonlySet<string>;
  readonly needs: (rule: CompiledRule) => Needs;
  /** Its records never take from one another: each is settled by itself. */
  readonly alone: boolean;
}

/** @param told what no enterprise that will be asked leaves open. */
export function groupsFor(compiled: CompiledLibrary, asking: LowerAsking, told?: Told): Group[] {
  let count = 0;
  return groupsOf(compiled).map((rules, index) => {
    const first = count;
    count += rules.length;
    const results = rules.map((rule) => ({ rule, result: lowerRule(compiled, rule, asking, told) }));
    return {
      number: index + 1, first, rules, alone: rules.length === 1 && rules.every((rule) => standsAlone(rule, compiled)), reads: kindsRead(compiled, rules), needs: (rule) => needsOf(compiled, rule, asking),
      lowered: results.flatMap(({ result }) => (typeof result === "string" ? [] : [result])),
      explained: results.flatMap(({ rule, result }) => (typeof result === "string" ? [{ rule, why: result }] : [])),
    };
  });
}

/** 资金, 税前扣除 …; what is paid to a person is said so. */
export const formOf = ({ block }: CompiledRule): string => (block.beneficiary === "个人" ? "个人" : (block.grant?.form ?? "资金"));

/** Bits of the mask that are facts, and the names of all. */
export const missingMask = (bits: readonly Bit[]): bigint => bits.reduce((mask, bit, index) => (bit.kind === "missing" ? mask | (1n << BigInt(index)) : mask), 0n);
