// Nothing here may be newer than what the oldest Node with ES modules understands: it must live to say this.
const parts = process.versions.node.split('.');
const major = Number(parts[0]);
const minor = Number(parts[1]);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Descent needs Node 20.9 or later; this is Node ${process.versions.node}. Install a newer Node and run the command again.`,
  );
  process.exit(1);
}
