/** Some values of a set of parameters; one that is `undefined` is as good as not named. */
export type Overrides<Values> = { readonly [Name in keyof Values]?: Values[Name] | undefined };

/** Parameters of which a host names only some: the others are the defaults. */
export function withDefaults<Values extends object>(
  defaults: Values,
  named: Overrides<Values> | undefined,
): Values {
  const set = Object.entries(named ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}
