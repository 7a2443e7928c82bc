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
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "laws",
          include: ["tests/laws/**/*.test.ts"],
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
          // One browser at a time, and after the others: two cores, and time is measured here.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
