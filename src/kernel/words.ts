/** 近似词: the nearest known word, for "是不是想写…". */

function distance(a: string, b: string): number {
  const previous = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = previous[0] ?? 0;
    previous[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = previous[j] ?? 0;
      previous[j] = Math.min(above + 1, (previous[j - 1] ?? 0) + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return previous[b.length] ?? 0;
}

/** Characters in common count for more than order: 研发费 is nearer to 研发费用 than to 科技人员数. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestScore = 0.34;
  for (const candidate of known) {
    const longest = Math.max(word.length, candidate.length);
    if (longest === 0) continue;
    const shared = [...new Set(word)].filter((character) => candidate.includes(character)).length / new Set(word + candidate).size;
    const score = 0.5 * (1 - distance(word, candidate) / longest) + 0.5 * shared;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}
