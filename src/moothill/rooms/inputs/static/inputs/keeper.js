// Lets the page of one table open again without a network. It never answers instead of the network, only after it failed,
// and it keeps nothing but that page and its parts.

const NAME = `moothill-table:${self.registration.scope}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(keepAll(event.data)));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function keepAll(addresses) {
  const kept = await caches.open(NAME);
  await Promise.all(addresses.map(async (address) => {
    const fresh = await fetch(address).catch(() => null);
    if (fresh?.ok) await kept.put(address, fresh);
  }));
}

async function answer(request) {
  const kept = await caches.open(NAME);
  try {
    const fresh = await fetch(request);
    if (request.mode === "navigate" && !fresh.ok && fresh.status < 500) await kept.delete(request, { ignoreSearch: true });
    return fresh;
  } catch (error) {
    const old = await kept.match(request, { ignoreSearch: true, ignoreVary: true });
    if (old) return old;
    throw error;
  }
}
