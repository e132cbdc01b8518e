using Ingest.Functions.Mapping;
using Telemetry.Schema;

namespace Ingest.Functions.Validating;

/// <summary>All that is worked out beforehand about one event of the catalogue.</summary>
/// <param name="Members">How many members its data can have.</param>
internal sealed record EventPlan(JsonSchema Schema, int Members, RowTemplate Row);
