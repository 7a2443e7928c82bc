import type { TermOf } from "#policy";
import { NONE, ofNumber, ofTruth, ofWord, type Value } from "../value.ts";

export function constantValue(term: TermOf<"constant">): Value {
  const { value } = term;
  switch (value.kind) {
    case "truth":
      return ofTruth(value.truth ? "是" : "否");
    case "number":
      return ofNumber(value.number);
    case "word":
      return ofWord(value.word);
    case "none":
      return NONE;
  }
}
