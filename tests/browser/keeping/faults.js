/**
 * Spoils one of the browser's storage calls from one of its uses on, until it is mended; counts the
 * uses of all of them. Comes before the page's own scripts.
 *
 * `storage.arm({ call, how, from })` spoils `call` from its use number `from` on: "throws", "fails"
 * (with an error event, an abort for want of room, or a rejected promise), "hangs" (never answers),
 * "closes" (the connection is gone) or, for a way into storage, "absent".
 */
{
  const uses = {}; // by call: how often, and whether it gives a "request", a "promise" or something "other"
  const muted = new WeakSet();
  const gone = new WeakSet(); // transactions whose connection has been closed
  const failing = new Map(); // transactions that can't be completed, with the writes that are open
  let fault = null;
  let met = 0;

  const PROMISES = /^(StorageManager|LockManager)[.]|[.]databases$/;
  const room = () => new DOMException("no room", "QuotaExceededError");
  const kindOf = (made) => {
    if (made instanceof Promise) return "promise";
    return made instanceof IDBRequest || made instanceof IDBTransaction ? "request" : "other";
  };

  function isSpoilt(call) {
    uses[call] ??= { count: 0, kind: "other" };
    uses[call].count += 1;
    if (!fault || fault.call !== call || uses[call].count < fault.from) return false;
    met += 1;
    return true;
  }

  /** Ends a transaction as the browser does when there is no room. */
  function abort(transaction) {
    if (transaction.error) return; // it has been, by another request of it
    Object.defineProperty(transaction, "error", { value: room() });
    transaction.abort();
  }

  function close(database) {
    database.close();
    database.dispatchEvent(new Event("close"));
  }

  /** A request to open a store that fails, or that is never answered. */
  function opening(fails) {
    const request = { error: room(), transaction: null };
    if (fails) setTimeout(() => request.onerror?.(new Event("error")));
    return request;
  }

  const ways = {
    throws(owner) {
      throw new DOMException(`thrown in ${owner.constructor.name}`, "UnknownError");
    },
    fails(owner, make, call) {
      if (call === "IDBFactory.open") return opening(true);
      if (PROMISES.test(call)) return Promise.reject(room());
      const made = make();
      queueMicrotask(() => abort(made instanceof IDBTransaction ? made : made.transaction));
      return made;
    },
    hangs(owner, make, call) {
      if (call === "IDBFactory.open") return opening(false);
      if (PROMISES.test(call)) return new Promise(() => {});
      const made = make();
      muted.add(made);
      if (made.transaction) muted.add(made.transaction);
      return made;
    },
    closes(owner, make) {
      if (owner instanceof IDBDatabase) {
        close(owner);
        return make();
      }
      const made = make();
      const transaction = owner instanceof IDBTransaction ? owner : owner.transaction;
      queueMicrotask(() => {
        if (gone.has(transaction)) return;
        gone.add(transaction);
        transaction.abort();
        close(transaction.db);
      });
      return made;
    },
  };

  function spoil(owner, name, target) {
    const call = `${owner.name}.${name}`;
    const real = target[name];
    target[name] = function (...given) {
      const make = () => real.apply(this, given);
      if (isSpoilt(call)) return ways[fault.how](this, make, call);
      const made = make();
      uses[call].kind = kindOf(made);
      watch(call, made);
      return made;
    };
  }

  /** The end of a writing transaction counts as a call of its own: "commit". */
  function watch(call, made) {
    if (made instanceof IDBTransaction && made.mode === "readwrite" && isSpoilt("commit")) {
      failing.set(made, 0);
    }
    if (!/\.(put|add|delete)$/.test(call) || !failing.has(made.transaction)) return;
    failing.set(made.transaction, failing.get(made.transaction) + 1);
    made.addEventListener("success", () => {
      failing.set(made.transaction, failing.get(made.transaction) - 1);
      if (!failing.get(made.transaction)) abort(made.transaction);
    });
  }

  const owners = [IDBFactory, IDBDatabase, IDBTransaction, IDBObjectStore, IDBIndex, IDBCursor];
  owners.push(BroadcastChannel, StorageManager, LockManager);
  for (const owner of owners) {
    for (const [name, { value }] of Object.entries(
      Object.getOwnPropertyDescriptors(owner.prototype),
    )) {
      if (typeof value === "function" && name !== "constructor") spoil(owner, name, owner.prototype);
    }
  }
  for (const name of ["bound", "only", "lowerBound", "upperBound"]) {
    spoil(IDBKeyRange, name, IDBKeyRange);
  }
  for (const { prototype } of [IDBRequest, IDBTransaction, IDBOpenDBRequest]) {
    for (const [name, { set, get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (!/^on/.test(name)) continue;
      Object.defineProperty(prototype, name, {
        get,
        set(listen) {
          set.call(this, listen && ((event) => muted.has(this) || listen.call(this, event)));
        },
      });
    }
  }
  globalThis.BroadcastChannel = new Proxy(BroadcastChannel, {
    construct(channel, given) {
      if (isSpoilt("BroadcastChannel")) ways.throws(channel.prototype);
      return new channel(...given);
    },
  });

  globalThis.storage = {
    uses,
    get met() {
      return met;
    },
    arm(wish) {
      fault = wish;
      met = 0;
    },
    /** From the next use on. */
    armNext(wish) {
      storage.arm({ ...wish, from: (uses[wish.call]?.count ?? 0) + 1 });
    },
    mend() {
      fault = null;
      failing.clear();
    },
  };

  // What takes seconds takes a quarter of them.
  const later = setTimeout;
  globalThis.setTimeout = (what, wait = 0) => later(what, wait < 1_000 ? wait : wait / 4);
}
