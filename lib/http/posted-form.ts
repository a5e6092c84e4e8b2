/**
 * Whether a posted form is one that a page of ours sends, so that Next can decode it; what it cannot
 * decode it answers with a 500. Plain forms carry the action and its bound state in `$ACTION_` fields;
 * scripts send the action's two arguments, a state and a form, in the field `0`.
 */
export function isPageForm(form: FormData, sentByScript: boolean): boolean {
  return sentByScript ? holdsArguments(form) : holdsAction(form);
}

function holdsArguments(form: FormData): boolean {
  const [state, sent, ...more] = jsonList(form.get('0'));
  return more.length === 0 && isPlainState(state) && /^\$K[0-9a-f]+$/.test(String(sent));
}

function holdsAction(form: FormData): boolean {
  const fields = [...form].filter(([name]) => name.startsWith('$ACTION_'));
  const [ref, action, state, key, ...more] = fields;
  const number = /^\$ACTION_REF_(\d{1,3})$/.exec(ref?.[0] ?? '')?.[1];
  return (
    more.length === 0 &&
    action?.[0] === `$ACTION_${number}:0` &&
    /^\{"id":"[0-9a-f]{42}","bound":"\$@1"\}$/.test(String(action[1])) &&
    state?.[0] === `$ACTION_${number}:1` &&
    isPlainState(...jsonList(state[1])) &&
    key?.[0] === '$ACTION_KEY' &&
    /^[0-9a-zA-Z]{1,64}$/.test(String(key[1]))
  );
}

function isPlainState(...states: unknown[]): boolean {
  return states.length === 1 && typeof states[0] === 'object' && states[0] !== null;
}

/** A JSON list in React's writing without references, which start with a `$`; else an empty list. */
function jsonList(text: unknown): unknown[] {
  const withoutReferences = (_: string, value: unknown) => {
    if (typeof value === 'string' && /^\$(?!\$|K|undefined$)/.test(value)) throw new SyntaxError();
    return value;
  };
  try {
    const list: unknown = JSON.parse(String(text), withoutReferences);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
