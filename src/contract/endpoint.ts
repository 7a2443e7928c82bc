import type { z } from "zod";

/** 接口：one way in. The server answers it, the page asks it, both by this one value. */
export type Endpoint<Response extends z.ZodType = z.ZodType, Request extends z.ZodType | null = z.ZodType | null> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  /** One sentence for people. */
  readonly summary: string;
  /** Body; null where there is none. */
  readonly request: Request;
  readonly response: Response;
  /** True: the answer comes line by line as it is worked out, and each line is a `response`. */
  readonly lines: boolean;
};

/** Keeps the types of the request and the response, which an annotation would widen. */
export function endpoint<Response extends z.ZodType>(given: Pick<Endpoint<Response>, "method" | "path" | "summary" | "response">): Endpoint<Response, null> {
  return { ...given, request: null, lines: false };
}

/** A question that takes its time. */
export function question<Response extends z.ZodType, Request extends z.ZodType>(given: Omit<Endpoint<Response, Request>, "method" | "lines"> & { readonly request: Request }): Endpoint<Response, Request> {
  return { ...given, method: "POST", lines: true };
}
