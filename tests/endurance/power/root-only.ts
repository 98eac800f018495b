// Who may not mount a file system is told so, before anything begins.
export function setup(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('These tests mount file systems, so they need Linux and root. Nothing was done.');
}
