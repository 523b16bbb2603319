/** The shape of the builder that comes: its reports beside its form. */
export function ReportSkeleton() {
  return (
    <div className="pk-widget pk-report-builder" aria-busy="true">
      <div className="pk-report pk-report-skeleton" aria-hidden="true">
        <div className="pk-report-choices">
          <span className="pk-skeleton" />
          <span className="pk-skeleton" />
          <span className="pk-skeleton" />
          <span className="pk-skeleton" />
          <span className="pk-skeleton pk-select-skeleton" />
        </div>
        <div className="pk-report-form pk-fields">
          <div className="pk-report-head">
            <span className="pk-skeleton" />
            <p className="pk-report-tells">
              <span className="pk-skeleton" />
            </p>
            <p className="pk-field-hint">
              <span className="pk-skeleton" />
            </p>
          </div>
          <FieldShape />
          <div className="pk-field-row">
            <FieldShape />
            <FieldShape />
          </div>
          <div className="pk-field-row">
            <FieldShape />
            <FieldShape />
          </div>
          <p className="pk-field-hint">
            <span className="pk-skeleton" />
          </p>
          <span className="pk-skeleton" />
          <div className="pk-report-submit">
            <span className="pk-skeleton pk-select-skeleton" />
          </div>
        </div>
      </div>
    </div>
  );
}

/** A label and its control. */
function FieldShape() {
  return (
    <div className="pk-field">
      <span className="pk-skeleton" />
      <span className="pk-skeleton pk-select-skeleton" />
    </div>
  );
}
