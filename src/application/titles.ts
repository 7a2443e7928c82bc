import { formatDay, nearest, refuse, succeed, type Result } from "#kernel";
import { generationsOf, titlesOf, type Asking } from "#engine";
import { factNamed, kindNamed, type Library } from "#policy";

/** 资质 that can be assessed on a day. @returns a sentence when the library has no standard for it, or none in force on that day. */
export function assessableTitle(library: Library, text: string, { on }: Pick<Asking, "on">): Result<string, string> {
  const known = titlesOf(library);
  if (known.length === 0) return refuse("政策库里还没有认定标准。");
  if (!known.includes(text)) return refuse(`政策库里没有“${text}”的认定标准。${suggestion(text, known)}`);
  const day = formatDay(on);
  const all = generationsOf(library, text);
  if (all.some(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))) return succeed(text);
  const said = all.map(({ policyTitle, from, to }) => `《${policyTitle}》${from === null ? "" : `自 ${from} 起`}${to === null ? "" : `至 ${to} 止`}`).join("；");
  return refuse(`${day} 没有有效的“${text}”认定标准。库里有：${said}。用 --on 换一个问日。`);
}

/** 资质 that an enterprise can hold, whether or not the library knows its standard. */
export function holdableTitle(library: Library, text: string): Result<string, string> {
  const known = factNamed(kindNamed(library.reference, "资质"), "类别")?.listed ?? [];
  return known.includes(text) ? succeed(text) : refuse(`词表里没有“${text}”这种资质。${suggestion(text, known)}`);
}

function suggestion(text: string, known: readonly string[]): string {
  const near = shortFor(text, known) ?? nearest(text, known);
  return `${near ? `是不是想写“${near}”？` : ""}可用：${known.join("、")}。`;
}

/** 高企 for 高新技术企业: its characters in order; the shortest of several, when one is. */
function shortFor(text: string, known: readonly string[]): string | null {
  const wanted = [...text];
  const found = known.filter((title) => {
    let at = 0;
    for (const character of title) if (character === wanted[at]) at++;
    return at === wanted.length;
  });
  const [first, second] = found.toSorted((a, b) => a.length - b.length);
  return first !== undefined && first.length !== second?.length ? first : null;
}
