#!/usr/bin/env node
// The launcher: old JavaScript without packages, so that any Node can run it. A Node that is new enough goes on here; else the one that
// npm brought (node-<platform>-<arch>) is started with the same words and streams; else one line says what is needed.
'use strict';
var path = require('path');
var entry = path.join(__dirname, '..', 'dist', 'main.js');
var wanted = [22, 19];
var have = process.versions.node.split('.').map(Number);
var good = have[0] > wanted[0] || (have[0] === wanted[0] && have[1] >= wanted[1]);

function brought() {
  var windows = process.platform === 'win32';
  var name = 'node-' + (windows ? 'win' : process.platform) + '-' + process.arch;
  return module.paths
    .map(function (folder) {
      return path.join(folder, name, 'bin', windows ? 'node.exe' : 'node');
    })
    .find(require('fs').existsSync);
}

function runWith(binary) {
  var child = require('child_process').spawn(binary, [entry].concat(process.argv.slice(2)), { stdio: 'inherit' });
  // a terminal sends its Ctrl-C to both; this process only waits, so that the child can end in order
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', function (error) {
    process.stderr.write('anivault: cannot start ' + binary + ': ' + error.message + '\n');
    process.exit(70);
  });
  child.on('exit', function (code, signal) {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code === null ? 70 : code);
  });
}

if (!require('fs').existsSync(entry)) {
  process.stderr.write('anivault: not built yet. Run `npm run build` first.\n');
  process.exit(70);
} else if (good) {
  process.argv[1] = entry;
  require(entry);
} else {
  var binary = brought();
  if (binary) runWith(binary);
  else {
    process.stderr.write(
      'anivault: needs Node ' + wanted.join('.') + ' or newer, this is ' + process.versions.node + '.\n',
    );
    process.exit(70);
  }
}
