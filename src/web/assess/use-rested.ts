import { useEffect, useState } from "react";

const REST_MS = 200;

/** What takes long is worked out while the page rests; null until then, and again at once when `compute` changes. */
export function useRested<T>(compute: () => T): T | null {
  const [found, setFound] = useState<{ readonly by: () => T; readonly value: T } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setFound({ by: compute, value: compute() }), REST_MS);
    return () => clearTimeout(timer);
  }, [compute]);
  return found !== null && found.by === compute ? found.value : null;
}
