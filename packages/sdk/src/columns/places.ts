/** The place of each name, in the order in which they come. */
export class Places {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  #last = '';
  #lastPlace = -1;

  of(name: string): number {
    // rows of one owner come together more often than not
    if (name === this.#last) return this.#lastPlace;
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      this.#places.set(name, place);
    }
    this.#last = name;
    this.#lastPlace = place;
    return place;
  }
}
