/** The console is served on this port, or on the next free one above it. */
export const CONSOLE_PORT = 4600;
