import * as administrators from '../administrators/administrators.contract.ts';
import * as audit from '../audit/audit.contract.ts';
import * as calling from '../calling/calling.contract.ts';
import * as customers from '../customers/customers.contract.ts';
import * as imports from '../imports/imports.contract.ts';
import * as organization from '../organization/organization.contract.ts';
import * as users from '../organization/users.contract.ts';
import * as regions from '../regions/regions.contract.ts';
import * as reports from '../reports/reports.contract.ts';
import * as subscriptions from '../subscriptions/subscriptions.contract.ts';
import * as tags from '../tags/tags.contract.ts';
import * as trials from '../trials/trials.contract.ts';
import * as viewer from '../viewer/viewer.contract.ts';
import * as views from '../views/views.contract.ts';
import * as worklist from '../worklist/worklist.contract.ts';
import { type ContractModules, type OperationsIn, operationNames } from './operation-names.ts';

type Names = typeof operationNames;

/** The contract's type: what a source answers. */
export type Contract = {
  readonly [F in keyof Names]: {
    readonly [Verb in keyof Names[F]]: ContractModules[F][Names[F][Verb] & keyof ContractModules[F]];
  };
};

/** Operations that are declared and have no name, and those whose id is not `<feature>.<verb>`; `never`: there are none. */
export type MisplacedOperation<
  Modules,
  NamesOf extends { readonly [F in keyof Modules]: Readonly<Record<string, PropertyKey>> },
> = {
  [F in keyof Modules & string]:
    | Exclude<OperationsIn<Modules[F]>, NamesOf[F][keyof NamesOf[F]]>
    | {
        [Verb in keyof NamesOf[F] & string]: Modules[F][NamesOf[F][Verb] & keyof Modules[F]] extends {
          readonly id: `${F}.${Verb}`;
        }
          ? never
          : `${F}.${Verb}`;
      }[keyof NamesOf[F] & string];
}[keyof Modules & string];

/** Every operation, by feature. One that is declared and not among the names does not compile. */
export const contract: Contract = /* @__PURE__ */ gathered({
  viewer,
  regions,
  customers,
  tags,
  subscriptions,
  trials,
  calling,
  administrators,
  organization,
  users,
  views,
  reports,
  audit,
  imports,
  worklist,
});

function gathered(
  modules: ContractModules,
  ..._misplaced: [MisplacedOperation<ContractModules, Names>] extends [never]
    ? []
    : [declaredWithoutItsName: MisplacedOperation<ContractModules, Names>]
): Contract {
  const features = Object.entries(operationNames).map(([feature, names]) => {
    const module = modules[feature as keyof ContractModules] as Readonly<Record<string, unknown>>;
    const verbs = Object.entries<string>(names).map(([verb, name]) => [verb, module[name]]);
    return [feature, Object.fromEntries(verbs)];
  });
  return Object.fromEntries(features) as Contract;
}

type ValueOf<Row> = Row[keyof Row];

/** The ids of the operations that declare something, for example `{ readonly changes: true }`. */
export type OperationIdWhere<Declared> = ValueOf<{
  [F in keyof Contract]: ValueOf<{
    [Verb in keyof Contract[F]]: Contract[F][Verb] extends { id: infer Id } & Declared ? Id : never;
  }>;
}>;

/** The id of an operation of the contract. */
export type OperationId = OperationIdWhere<unknown>;
