import postcss from 'postcss';

/** The rules of a style sheet for what some code draws: those without a class of ours, or with classes that stand in the code. */
export function sheetOfCode(sheet: string, code: string): string {
  const drawn = new Set([...code.matchAll(/pk-[\w-]*/g)].map(([name]) => name));
  // the rest of such a name is put together as the page runs; `pk-` alone begins the names of events
  const beginnings = [...drawn].filter((name) => name.endsWith('-') && name !== 'pk-');
  const isDrawn = (name: string) => drawn.has(name) || beginnings.some((one) => name.startsWith(one));
  const mayMatch = (selector: string) => {
    const ofOthers = selector.replace(/:not\([^()]*\)/g, '');
    const lists = [...ofOthers.matchAll(/\(([^()]*,[^()]*)\)/g)].map(([, list]) => classesOf(list ?? ''));
    const single = classesOf(ofOthers.replace(/\([^()]*,[^()]*\)/g, ''));
    return single.every(isDrawn) && lists.every((list) => list.length === 0 || list.some(isDrawn));
  };
  const root = postcss.parse(sheet);
  root.walkRules((rule) => {
    if (!rule.selectors.some(mayMatch)) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return root.toString();
}

function classesOf(selector: string): string[] {
  return [...selector.matchAll(/\.(pk-[\w-]+)/g)].map(([, name]) => name as string);
}
