import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { PartnerError } from '../errors/partner-error.ts';

/** A file of a ZIP archive, its bytes as they come along. */
export interface ZipPart {
  readonly path: string;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** What an archive and each of its parts hold, in bytes: their sizes are written in four. */
const largestPart = 0xffff_ffff;

const nothing = new Uint8Array(0);
/** All parts have the time at which ZIP begins, so that the same rows are the same bytes. */
const zipBegins = new Date(1980, 0, 1);

/**
 * A ZIP archive as it comes along, in memory that does not grow with it. Throws `invalid` for one that grows beyond what
 * ZIP can count.
 */
export async function* zipStream(
  parts: AsyncIterable<ZipPart>,
  largest = largestPart,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const made: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const zip = new Zip((problem, bytes) => {
    if (problem) throw problem;
    made.push(bytes as Uint8Array<ArrayBuffer>);
    size += bytes.length;
  });
  const taken = () => {
    if (size > largest)
      throw new PartnerError({ code: 'invalid', message: `rows: the file is larger than ${largest} bytes` });
    return made.splice(0);
  };
  for await (const { path, chunks } of parts) {
    const part = isDeflatedByPlatform() ? new PlatformPart(path) : new OwnPart(path);
    part.mtime = zipBegins;
    zip.add(part);
    try {
      for await (const chunk of chunks) {
        part.push(chunk);
        await part.ready();
        yield* taken();
      }
      part.push(nothing, true);
      await part.ended();
    } finally {
      part.stop();
    }
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** A part that the platform deflates, several times as fast and beside everything else. */
class PlatformPart extends ZipPassThrough {
  override compression = 8;
  readonly #stream = new CompressionStream('deflate-raw');
  readonly #writer = this.#stream.writable.getWriter();
  readonly #ended = this.#read();
  #written: Promise<void> | undefined;

  protected override process(chunk: Uint8Array, isLast: boolean): void {
    this.#written = isLast ? this.#writer.close() : this.#writer.write(chunk as Uint8Array<ArrayBuffer>);
    this.#written.catch(() => {});
  }

  /** When what was pushed is taken: a writer that says it is ready may keep it all waiting. */
  ready(): Promise<void> | undefined {
    return this.#written;
  }

  ended(): Promise<void> {
    return this.#ended;
  }

  /** Lets go of what is not needed any more; nothing where it has ended. */
  stop(): void {
    this.#ended.catch(() => {});
    this.#writer.abort().catch(() => {});
  }

  async #read(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      this.ondata(null, value ?? nothing, done);
      if (done) return;
    }
  }
}

/** A part that fflate deflates. */
class OwnPart extends ZipDeflate {
  ready(): void {}
  ended(): void {}
  stop(): void {}
}

/** Node before 20.12 knows no bare deflate. */
function isDeflatedByPlatform(): boolean {
  try {
    return new CompressionStream('deflate-raw') !== undefined;
  } catch {
    return false;
  }
}
