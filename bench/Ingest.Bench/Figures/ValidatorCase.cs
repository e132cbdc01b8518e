using Ingest.Bench.Measuring;
using Telemetry.Schema;

namespace Ingest.Bench.Figures;

/// <summary>A document that is validated over and over.</summary>
/// <param name="Schema">All that it is validated by, as one JSON Schema.</param>
/// <param name="Document">The document, in UTF-8.</param>
/// <param name="Expected">What comes of it.</param>
/// <param name="Validate">Validates it here.</param>
/// <param name="Bar">What the ratio to a bare pass is held against; null where it is told for information.</param>
internal sealed record ValidatorCase(
    string Name, byte[] Schema, byte[] Document, ValidationOutcome Expected, Func<ValidationOutcome> Validate, Bar? Bar);
