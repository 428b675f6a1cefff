export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** MIME type. */
  readonly type: string;
}

/** The console's pages, built: files by their name, and which of them the page begins with. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly script: string;
  readonly style: string;
}
