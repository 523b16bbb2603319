/** All parts of a stream, to its end; not every browser reads one by `for await`. */
export async function streamParts<Part>(stream: ReadableStream<Part>): Promise<Part[]> {
  const reader = stream.getReader();
  const parts: Part[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}
