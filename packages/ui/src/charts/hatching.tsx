/** The pattern of layers that are hatched where colours are few. */
export function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="pk-chart-hatch" width="2.5" height="6" />
      </pattern>
    </defs>
  );
}
