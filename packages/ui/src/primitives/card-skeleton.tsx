/** The shape of a card that comes, where a widget loads. */
export function CardSkeleton() {
  return (
    <div className="pk-widget" aria-busy="true">
      <div className="pk-card" aria-hidden="true">
        <div className="pk-card-skeleton" data-rows="4" />
      </div>
    </div>
  );
}
