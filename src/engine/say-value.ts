import { sayNumber, type Type } from "#policy";
import type { Value } from "./value.ts";

/** 值 in words: 是, 30万元, 5万元至50万元, 不低于5万元, 未知. */
export function sayValue(value: Value, type: Type): string {
  switch (value.kind) {
    case "truth":
      return value.truth;
    case "none":
      return "无";
    case "words":
      return value.words === null ? "未知" : `${value.words.join("或")}${value.none ? "或无" : ""}`;
    case "many":
      return value.words === null ? "未知" : value.words.length === 0 ? "空" : value.words.join("、");
    case "number": {
      const { low, high } = value;
      const none = value.none ? "，或无" : "";
      if (low === null && high === null) return "未知";
      if (low !== null && high !== null) {
        const [from, to] = [sayNumber(low, type), sayNumber(high, type)];
        return `${from === to ? from : `${from}至${to}`}${none}`;
      }
      if (low !== null) return low === 0 ? "未知" : `不低于${sayNumber(low, type)}${none}`;
      return high === null ? "未知" : `不超过${sayNumber(high, type)}${none}`;
    }
  }
}
