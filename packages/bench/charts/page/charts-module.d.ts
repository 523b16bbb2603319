declare module 'bench:charts' {
  export const contestant: import('./chart-contestant.ts').ChartContestant;
}
