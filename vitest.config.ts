import { defineConfig } from "vitest/config";

/** `npx vitest run --project unit` runs one of them alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
          exclude: ["tests/laws/**", "tests/web/**", "src/web/**/*.test.tsx"],
          // The library is read once by each worker, not once by each file: nothing a test imports is ever changed.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "laws",
          include: ["tests/laws/**/*.test.ts"],
          isolate: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "web",
          include: ["tests/web/**/*.test.ts"],
          globalSetup: "tests/web/setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // After the others: a browser takes what the machine has.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
