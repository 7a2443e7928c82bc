import type { Reason } from "#engine";

/**
 * The children a person must see to believe the line above: what refuses, else what is open, else the amount
 * (that every condition holds is said in the count of the rest).
 */
export function decidingChildren({ truth, children }: Reason): readonly Reason[] {
  const refusing = children.filter((child) => child.truth === "否");
  if (refusing.length > 0 && truth !== "是") return refusing;
  const quantities = children.filter((child) => child.truth === null);
  const open = children.filter((child) => child.truth === "未定");
  if (open.length > 0) return [...open, ...quantities];
  return truth === null && quantities.length > 0 && quantities.length < children.length ? quantities : children;
}

/** `其余 7 条都满足`, `其余 3 条`. */
export function sayRest(reason: Reason, shown: readonly Reason[]): string {
  const rest = reason.children.filter((child) => !shown.includes(child));
  return `${shown.length === 0 ? "" : "其余 "}${rest.length} 条${rest.every((child) => child.truth === "是") ? (rest.length > 1 ? "都满足" : "满足") : ""}`;
}
