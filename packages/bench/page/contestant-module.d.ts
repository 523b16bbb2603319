declare module 'bench:contestant' {
  export const contestant: import('./contestant.ts').Contestant;
}
