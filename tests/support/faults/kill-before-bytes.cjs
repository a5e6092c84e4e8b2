// A test preloads this into a process (`--require`). It kills the process (SIGKILL) when the process is about to
// send certain bytes to a port: KILL_BEFORE="{port} {bytes as hex}".
const { Socket } = require('node:net');

const [port, hex] = process.env.KILL_BEFORE.split(' ');
const bytes = Buffer.from(hex, 'hex');
const { write } = Socket.prototype;

Socket.prototype.write = function writeOrDie(data, ...rest) {
  if (this.remotePort === Number(port) && Buffer.from(data).includes(bytes)) {
    process.kill(process.pid, 'SIGKILL');
  }
  return write.call(this, data, ...rest);
};
