// Loaded into the server under load by the bench alone: tells, when asked, what its process holds. With --expose-gc it
// can first let go of what nobody needs any more.
process.on('message', (asked) => {
  if (asked === 'collect') globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external });
});
process.channel?.unref();
