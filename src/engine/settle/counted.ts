import type { CompiledRule } from "../context.ts";

/** Only money paid to the enterprise itself is added up: no equity, no things, no tax relief, nothing paid to a person (SEMANTICS §9). */
export const isCounted = ({ block: { grant, beneficiary } }: CompiledRule): boolean => grant?.form === "资金" && beneficiary !== "个人";
