using System.Text.Json;

namespace Telemetry.Schema.Tests.Suite;

/// <summary>A document of the public test suite and whether its schema accepts it.</summary>
public sealed record SuiteCase(string Description, JsonElement Data, bool Valid);
