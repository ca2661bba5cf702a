// Reports what failed, and how many tests there were.
export default async function* report(events) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of events) {
    if (type === "test:pass") counts.passed++;
    if (type !== "test:fail") continue;
    counts.failed++;
    const { cause, stack } = data.details.error;
    yield `${data.file ?? ""} ${data.name}\n${cause?.stack ?? stack}\n\n`;
  }
  yield `${counts.passed} passed, ${counts.failed} failed: the scripts of the site, without a browser\n`;
}
