import { useEffect, useState } from "react";

const KEY = "huice.care";

/** 关怀版: everything a quarter larger, remembered in this browser. */
export function useCare(): readonly [boolean, (care: boolean) => void] {
  const [care, setCare] = useState(() => remembered());
  useEffect(() => {
    document.documentElement.toggleAttribute("data-care", care);
  }, [care]);
  const set = (next: boolean): void => {
    setCare(next);
    try {
      localStorage.setItem(KEY, next ? "1" : "");
    } catch {
      // A browser that keeps nothing still shows it large until it is closed.
    }
  };
  return [care, set];
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}
