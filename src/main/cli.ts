// Placeholder until #cli is wired in.
console.log(`惠策 ${process.argv.slice(2).join(" ")}`.trim());
