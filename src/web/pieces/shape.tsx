import type { ReactNode } from "react";

/** 状态与判断的形状. Drawn, not typed: not every font has ✕ ⊘ ◐, and the rest draw them in three sizes. */
export type ShapeName = "full" | "half" | "diamond" | "tick" | "cross" | "dash" | "barred" | "question";

const STROKE = { fill: "none", stroke: "currentColor", strokeWidth: 1.8, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const DRAWN: Readonly<Record<ShapeName, ReactNode>> = {
  full: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" {...STROKE} />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  diamond: <path d="M8 2.2 13.8 8 8 13.8 2.2 8z" {...STROKE} />,
  tick: <path d="m3 8.4 3.4 3.4L13 4.8" {...STROKE} />,
  cross: <path d="m4 4 8 8m0-8-8 8" {...STROKE} />,
  dash: <path d="M3.5 8h9" {...STROKE} />,
  barred: (
    <>
      <circle cx="8" cy="8" r="5" {...STROKE} />
      <path d="M4.6 11.4 11.4 4.6" {...STROKE} />
    </>
  ),
  question: <path d="M5.6 5.8A2.4 2.4 0 1 1 8 8.2v1.2M8 12.4v.1" {...STROKE} />,
};

export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" focusable="false">
      {DRAWN[name]}
    </svg>
  );
}
