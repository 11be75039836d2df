// Keeps records of service that could not be sent yet on this phone, and sends them once there is a
// connection. The form works without it. Each record carries a key of its own, so that sending it
// twice records it once; what waits belongs to the person who typed it and can be taken back.
"use strict";
(() => {
  const form = document.querySelector("form[data-outbox]");
  const box = document.getElementById("outbox");
  if (!form || !box || !window.indexedDB || !window.fetch || !window.crypto) return;
  const say = form.dataset;
  const sent = [];
  let busy = false;

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("bonafide-outbox", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const kept = (mode, work) => opened.then((db) => new Promise((resolve, reject) => {
    const turn = db.transaction("waiting", mode);
    const asked = work(turn.objectStore("waiting"));
    turn.oncomplete = () => resolve(asked.result);
    turn.onabort = turn.onerror = () => reject(turn.error);
  }));
  const all = () => kept("readonly", (store) => store.getAll())
    .then((list) => list.sort((one, other) => one.at - other.at));
  const keep = (one) => kept("readwrite", (store) => store.put(one));
  const drop = (key) => kept("readwrite", (store) => store.delete(key));

  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(32)),
    (byte) => byte.toString(16).padStart(2, "0")).join("");
  // A page that was kept comes with the key of the record typed into it before.
  form.elements._key.value = newKey();
  const field = (one, name) => (one.fields.find(([key]) => key === name) || ["", ""])[1];

  const element = (name, text, act) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (act) {
      made.type = "button";
      made.className = "plain";
      made.addEventListener("click", act);
    }
    return made;
  };

  const draw = async () => {
    const list = await all();
    const own = list.filter((one) => one.person === say.person);
    const items = own.map((one) => {
      const item = element("li", `${field(one, "date")} · ${one.kind} · ${field(one, "hours")} `);
      item.append(element("span", one.wrong || say.waits));
      item.append(" ", element("button", say.change, () => take(one)));
      item.append(" ", element("button", say.remove, async () => { await drop(one.key); draw(); }));
      return item;
    });
    sent.forEach((one) => {
      const item = element("li", `${say.sent} `);
      const link = element("a", one.id);
      link.href = one.receipt;
      item.append(link);
      items.unshift(item);
    });
    if (list.length > own.length) items.push(element("li", `${say.others} ${list.length - own.length}`));
    box.querySelector("ul").replaceChildren(...items);
    box.hidden = items.length === 0;
    box.querySelector("[data-count]").textContent = own.length;
  };

  // Puts what was typed back into the form.
  const take = async (one) => {
    form.reset();
    one.fields.forEach(([name, value]) => {
      const input = form.elements[name];
      if (input && typeof value === "string") input.value = value;
    });
    await drop(one.key);
    form.querySelectorAll("details").forEach((part) => { part.open = true; });
    draw();
  };

  // Sends one record. True when the next one can be tried.
  const send = async (one) => {
    const body = new FormData();
    one.fields.forEach(([name, value]) => body.append(name, value));
    body.append("_csrf", form.elements._csrf.value);
    body.append("_key", one.key);
    body.append("_outbox", "1");
    const answer = await fetch(one.path, { method: "POST", body });
    const said = await answer.json().catch(() => null);
    if (answer.ok && said && said.receipt) {
      sent.unshift(said);
      await drop(one.key);
      return true;
    }
    if (answer.status >= 500) return false;
    one.wrong = said && said.message ? said.message : say.signin;
    await keep(one);
    return answer.status === 409 || answer.status === 422;
  };

  const sendAll = async () => {
    if (busy) return;
    busy = true;
    try {
      const own = (await all()).filter((one) => one.person === say.person && !one.wrong);
      for (const one of own) if (!(await send(one))) break;
    } catch (lost) {
      // No connection: it waits and is tried again.
    } finally {
      busy = false;
      await draw();
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([name, value]) =>
      name !== "_csrf" && name !== "_key" && !(value instanceof File && !value.size));
    const kind = form.elements.kind.selectedOptions[0];
    const one = { key: form.elements._key.value, at: Date.now(), person: say.person,
      path: form.getAttribute("action"), kind: kind ? kind.textContent : "", fields };
    try {
      await keep(one);
    } catch (full) {
      form.submit();
      return;
    }
    form.reset();
    form.elements._key.value = newKey();
    await sendAll();
    box.scrollIntoView();
  });

  // Nothing of a person stays readable on the phone once they leave.
  document.querySelectorAll("form[action='/sign-out']").forEach((leave) =>
    leave.addEventListener("submit", () => window.caches && caches.delete("bonafide-form")));
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/assets/outbox-worker.js", { scope: "/" }).catch(() => {});
  }
  addEventListener("online", sendAll);
  setInterval(sendAll, 10000);
  // What was refused or met an expired session is tried once more when the page is opened anew.
  all().then((list) => Promise.all(list.filter((one) => one.wrong === say.signin)
    .map((one) => keep({ ...one, wrong: "" })))).then(sendAll);
})();
