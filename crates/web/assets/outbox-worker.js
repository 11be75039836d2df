// Lets the form for records of service be opened without a connection: the newest copy of that page
// and of what it is drawn with, nothing else. Every other request passes by untouched.
"use strict";
const NAME = "bonafide-form";
const PAGE = /^\/purchases\/[^/]+\/contracts\/[^/]+\/services\/new$/;
const PARTS = ["/assets/style.css", "/assets/outbox.js", "/assets/mark.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(PARTS)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const newest = async (request, path) => {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    // Whoever is asked to sign in is not the one the copy was drawn for.
    else if (PAGE.test(path)) await cache.delete(path);
    return answer;
  } catch (lost) {
    return (await cache.match(path)) || Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") event.waitUntil(caches.delete(NAME));
  if (request.method !== "GET") return;
  if (PAGE.test(pathname) || PARTS.includes(pathname)) event.respondWith(newest(request, pathname));
});
