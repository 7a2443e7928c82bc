import type { FileRefusal } from "./ports.ts";

/** `档案.json:3：不是正确的 JSON。核对这一行……。` */
export const sayRefusal = ({ path, line, message, hint }: FileRefusal): string => `${path}${line === null ? "" : `:${line}`}：${message}。${hint}。`;
