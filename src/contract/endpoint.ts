import type { z } from "zod";

/** 接口：one way in. The server answers it, the page asks it, both by this one value. */
export type Endpoint<Response extends z.ZodType = z.ZodType> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  /** One sentence for people. */
  readonly summary: string;
  readonly response: Response;
};

/** Keeps the response's own type, which an annotation would widen. */
export function endpoint<Response extends z.ZodType>(given: Endpoint<Response>): Endpoint<Response> {
  return given;
}
