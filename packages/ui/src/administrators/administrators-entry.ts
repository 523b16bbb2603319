export { Administrators } from './administrators.tsx';
export { type AccessChange, useAdministrators } from './use-administrators.ts';
