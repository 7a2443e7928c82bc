/** 条号: the number of a clause as its text writes it. */
export type HeadingPath = readonly { readonly depth: number; readonly text: string }[];

/** 第五条 · 五 · 9(1) · 通知 (a bracketed label without its brackets). */
export function clauseOf(path: HeadingPath): string {
  const last = path.at(-1)?.text ?? "";
  const label = /^（(.+)）$/.exec(last)?.[1];
  // （一）, （二） are numbers of the text when words follow them; a heading that is nothing but brackets is our label.
  if (label !== undefined) return label;
  const article = /^第[一二三四五六七八九十百零]+[条章]/.exec(last)?.[0];
  if (article) return article;
  const chinese = /^([一二三四五六七八九十]+)、/.exec(last)?.[1];
  if (chinese) return chinese;
  const bracketed = /^[(（]([一二三四五六七八九十]+)[)）]/.exec(last)?.[1];
  if (bracketed) return `（${bracketed}）`;
  const arabic = /^(\d+)[.．]/.exec(last)?.[1];
  if (arabic) return arabic;
  const inner = /^[(（](\d+)[)）]/.exec(last)?.[1];
  if (inner) {
    const parent = clauseOf(path.slice(0, -1));
    return `${parent}(${inner})`;
  }
  return last;
}
