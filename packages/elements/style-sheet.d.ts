// since TypeScript 7 an import for its effect alone needs types too
export {};
