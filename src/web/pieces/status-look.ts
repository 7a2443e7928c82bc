import type { Status } from "#engine";
import type { ShapeName } from "./shape.tsx";

/** 状态的样子: shape + word + colour, so that none of them is needed alone. */
export interface StatusLook {
  readonly shape: ShapeName;
  readonly tone: "yes" | "open" | "review" | "no" | "plain";
  /** What the status means, in a few words. */
  readonly meaning: string;
}

export const STATUS_LOOKS: Readonly<Record<Status, StatusLook>> = {
  可享: { shape: "full", tone: "yes", meaning: "条件都满足，金额已定" },
  待补充: { shape: "half", tone: "open", meaning: "还差几件事实，答了就能定" },
  需评审: { shape: "diamond", tone: "review", meaning: "条件满足，给多少由评审决定" },
  已享: { shape: "tick", tone: "plain", meaning: "这一项已经拨付过" },
  不符合: { shape: "cross", tone: "no", meaning: "有一项条件没有满足" },
  不适用: { shape: "dash", tone: "plain", meaning: "地区、时间或对象不在范围内" },
  已失效: { shape: "barred", tone: "plain", meaning: "曾经有权，现在已过期限" },
};

/** The order in which people want to read them. */
export const READING_ORDER: readonly Status[] = ["可享", "待补充", "需评审", "已享", "不符合", "已失效", "不适用"];
