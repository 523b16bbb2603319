export {
  type ConformanceCase,
  type ConformanceData,
  type ConformanceFixture,
  conformanceData,
} from './conformance-case.ts';
export { conformanceCases } from './conformance-cases.ts';
