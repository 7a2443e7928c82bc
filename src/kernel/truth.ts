/** 真值 (Kleene): 是, 否, or 未定. A definite 否 beats the unknown in 且, a definite 是 in 或. */
export type Truth = "是" | "否" | "未定";

export const truthOf = (value: boolean): Truth => (value ? "是" : "否");
export const not = (a: Truth): Truth => (a === "是" ? "否" : a === "否" ? "是" : "未定");
export const and = (a: Truth, b: Truth): Truth => (a === "否" || b === "否" ? "否" : a === "是" && b === "是" ? "是" : "未定");
export const or = (a: Truth, b: Truth): Truth => (a === "是" || b === "是" ? "是" : a === "否" && b === "否" ? "否" : "未定");
