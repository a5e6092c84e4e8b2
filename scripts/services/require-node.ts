// Every command imports this first, so that an old Node prints this and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Rowlock needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
