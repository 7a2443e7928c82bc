/** 发现：one place where the code leaves its architecture. */
export type Finding = {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
};
