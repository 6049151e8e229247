// Unsaved: unsaved work, in this browser, until it is saved or thrown away.
//
// In: a name, the work.
// Out: store, stored, forget, renamed.
//
// It is kept twice. localStorage takes it before a tab is closed, but a browser writes it to the disk
// seconds later, and not at all if it is killed. IndexedDB writes at once, but ends after a tab is closed
// only as a rule. What is newest counts; what was forgotten is noted, too, for the other may still have it.

const STORE = "work";
const opened = new Promise((answer) => {
  try {
    const asked = indexedDB.open("press desk", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => answer(asked.result);
    asked.onerror = asked.onblocked = () => answer(null); // localStorage alone, then
  } catch {
    answer(null);
  }
});

const within = async (mode, act) => {
  const base = await opened;
  if (base === null) return null;
  return new Promise((answer) => {
    try {
      const step = base.transaction(STORE, mode, { durability: "strict" });
      const asked = act(step.objectStore(STORE));
      step.oncomplete = () => answer(asked.result ?? null);
      step.onerror = step.onabort = () => answer(null);
    } catch {
      answer(null);
    }
  });
};

// Keep work of a name. False where this browser cannot.
export const store = (name, work) => {
  const made = { ...work, at: new Date().toISOString() };
  const done = within("readwrite", (all) => all.put(made, name));
  try {
    localStorage.setItem(name, JSON.stringify(made));
  } catch {
    return done.then((key) => key !== null);
  }
  return Promise.resolve(true);
};

export const forget = (name) => {
  localStorage.removeItem(name);
  return within("readwrite", (all) => all.put({ gone: true, at: new Date().toISOString() }, name));
};

// What is kept of a name is kept of another from now on.
export const renamed = async (name, other) => {
  const work = await stored(name);
  if (work === null) return;
  await store(other, work);
  await forget(name);
};

// The newest that is kept of a name; null where there is nothing.
export const stored = async (name) => {
  const at = (one) => one?.at ?? "";
  const plain = JSON.parse(localStorage.getItem(name) ?? "null");
  const durable = await within("readonly", (all) => all.get(name));
  const newest = at(durable) > at(plain) ? durable : plain;
  return newest?.gone ? null : newest;
};
