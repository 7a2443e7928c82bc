/**
 * 端口：应用从外面要的东西，都是普通的函数类型。`main` 接上实现，测试接上替身。
 */

/** 规则库：the whole compiled library as one JSON text. Same policies, same bytes. */
export type LibraryPort = () => Promise<string>;

/** 样例档案：the enterprises of scenarios/, for a first look without data of one's own. */
export type SamplesPort = () => Promise<readonly Sample[]>;

/** 样例：a fictional enterprise with the day its story is asked on. */
export type Sample = {
  /** The file's name without its ending; stable, used in addresses. */
  readonly id: string;
  readonly name: string;
  /** One sentence: what this enterprise shows. */
  readonly summary: string;
  /** ISO day, `2026-06-30`. */
  readonly on: string;
  /** A dossier as `docs/format.md` describes it, not yet read. */
  readonly dossier: unknown;
};
